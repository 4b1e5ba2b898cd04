package io.kdaemon.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.testing.api.Api;
import io.kdaemon.testing.engine.DockerNode;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.OwnedContainers;
import io.kdaemon.testing.engine.WebImage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Containers that were started with docker alone become kDaemon's, on a real engine and without being restarted. */
class AdoptionIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    @AutoClose
    private static final DockerNodes NODES = DockerNodes.start(1);

    @AutoClose
    private static final Platform PLATFORM = Platform.start(Map.of());

    private static final Api API = PLATFORM.api();
    private static final DockerNode NODE = NODES.node(0);
    private static final ByHand BY_HAND = new ByHand(NODE);

    @BeforeAll
    static void addNode() {
        WebImage.loadInto(NODES);
        API.awaitNode(API.addNode("adopting", NODE.address()), "READY");
    }

    @Test
    void shouldTakeOverWhatRunsAsItIsAndCommandItLikeItsOwn() {
        // given
        String engineId =
                BY_HAND.run("legacy", "-p", "18080:8080", "-e", "GREETING=hello", "-m", "64m", "-l", "team=blue");
        String startedAt = BY_HAND.startedAt(engineId);

        // when
        JsonNode adopted = adopt("{\"containers\":\"legacy\"}").path(0);
        JsonNode again = adopt("{\"containers\":\"legacy\"}").path(0);

        // then
        assertThat(adopted.path("outcome").asString()).as(adopted.toString()).isEqualTo("adopted");
        assertThat(again.path("outcome").asString()).isEqualTo("adopted_before");
        assertThat(again.path("id").asLong()).isEqualTo(adopted.path("id").asLong());
        long id = adopted.path("id").asLong();
        JsonNode container = API.container(id);
        assertThat(container.path("status").asString()).isEqualTo("RUNNING");
        assertThat(container.path("container_id").asString()).isEqualTo(engineId);
        assertThat(BY_HAND.startedAt(engineId)).isEqualTo(startedAt);
        assertThat(Api.visit(container)).contains(engineId.substring(0, 12));
        JsonNode application = API.get(
                        "/0.0/applications/" + container.path("application_id").asLong())
                .json();
        assertThat(application.path("exposed_ports").asString()).isEqualTo("18080:8080");
        assertThat(application.path("environment").path("GREETING").asString()).isEqualTo("hello");
        assertThat(application.path("memory").asLong()).isEqualTo(64L << 20);

        assertThat(API.get("/0.0/containers/%d/logs".formatted(id)).raw().body())
                .contains("listening on 8080");
        assertThat(API.post("/0.0/containers/%d/exec".formatted(id), "{\"cmd\":[\"hostname\"]}")
                        .json()
                        .path("stdout")
                        .asString())
                .startsWith(engineId.substring(0, 12));

        API.post("/0.0/containers/%d/stop".formatted(id), "{}");
        API.awaitContainer(id, "STOPPED");
        assertThat(BY_HAND.state(engineId)).isEqualTo("exited");
        API.post("/0.0/containers/%d/start".formatted(id), "{}");
        API.awaitContainer(id, "RUNNING");
        API.post("/0.0/containers/%d/restart".formatted(id), "{}");
        awaitStartedAfter(engineId, startedAt);
        assertThat(API.awaitContainer(id, "RUNNING").path("container_id").asString())
                .isEqualTo(engineId);

        API.delete("/0.0/containers/" + id);
        API.awaitContainer(id, "REMOVED");
        assertThat(BY_HAND.engineIds()).doesNotContain(engineId);
    }

    @Test
    void shouldStayOursWhenThePlatformAndTheEngineAreRestarted() {
        // given
        String engineId = BY_HAND.run("survivor", "-P");
        String neighbour = BY_HAND.run("neighbour");
        long id = adopt("{\"containers\":[\"%s\"]}".formatted(engineId.substring(0, 12)))
                .path(0)
                .path("id")
                .asLong();
        String startedAt = BY_HAND.startedAt(engineId);

        // when
        PLATFORM.kill();
        Instant killed = Instant.now();
        PLATFORM.start();
        awaitObservationSince(killed);

        // then
        assertThat(API.container(id).path("status").asString()).isEqualTo("RUNNING");
        assertThat(BY_HAND.startedAt(engineId)).isEqualTo(startedAt);

        // when
        NODE.stopEngine();
        NODE.startEngine();

        // then
        awaitStartedAfter(engineId, startedAt);
        assertThat(API.awaitContainer(id, "RUNNING").path("container_id").asString())
                .isEqualTo(engineId);
        assertThat(BY_HAND.state(neighbour)).isEqualTo("exited");
        assertThat(new OwnedContainers(NODES, PLATFORM.cluster()).numbers()).isEmpty();
        API.delete("/0.0/containers/" + id);
        API.awaitContainer(id, "REMOVED");
        NODE.docker("rm", "-f", neighbour);
    }

    @Test
    void shouldBringItBackWhenItDiesAndMakeItAnewWithItsOwnLabelsWhenItIsGoneOrUpdated() {
        // given
        String engineId = BY_HAND.run("mortal", "-e", "GREETING=hello");
        long id = adopt("{\"containers\":\"mortal\"}").path(0).path("id").asLong();
        String startedAt = BY_HAND.startedAt(engineId);

        // when
        NODE.docker("kill", engineId);

        // then
        awaitStartedAfter(engineId, startedAt);
        API.awaitContainer(id, "RUNNING");

        // when
        API.post("/0.0/containers/%d/update".formatted(id), "{\"environment\":{\"GREETING\":\"bye\"}}");

        // then
        await().atMost(LIMIT).until(() -> !BY_HAND.engineIds().contains(engineId));
        JsonNode updated = API.awaitContainer(id, "RUNNING");
        String made = updated.path("container_id").asString();
        assertThat(updated.path("generation").asInt()).isEqualTo(2);
        assertThat(new OwnedContainers(NODES, PLATFORM.cluster()).numbers()).containsExactly(id);

        // when
        NODE.docker("rm", "-f", made);

        // then
        await().atMost(LIMIT)
                .until(() -> !List.of(made, "null")
                        .contains(API.awaitContainer(id, "RUNNING")
                                .path("container_id")
                                .asString()));
        API.delete("/0.0/containers/" + id);
        API.awaitContainer(id, "REMOVED");
    }

    @Test
    void shouldGiveBackWhatItTookOverAsItIsAndTakeItOverOnceMore() {
        // given
        String engineId = BY_HAND.run("borrowed", "-p", "18081:8080");
        String startedAt = BY_HAND.startedAt(engineId);
        long id = adopt("{\"containers\":\"borrowed\"}").path(0).path("id").asLong();
        awaitSeenByObservation(id);

        // when
        Api.Answer released = API.post("/0.0/containers/%d/release".formatted(id), "{}");

        // then
        assertThat(released.status()).as(released.raw().body()).isEqualTo(200);
        assertThat(released.json().path("status").asString()).isEqualTo("REMOVED");
        assertThat(foreignNames()).contains("borrowed");
        assertThat(timeline(id)).contains("released: it stays on its node as it is");

        // when: it dies while docker-worker may still follow it, and whoever owns it brings it back
        NODE.docker("kill", engineId);
        awaitObservationSince(Instant.now());
        assertThat(BY_HAND.state(engineId)).isEqualTo("exited");
        NODE.docker("start", engineId);
        startedAt = BY_HAND.startedAt(engineId);
        awaitObservationSince(Instant.now());
        awaitObservationSince(Instant.now());

        // then
        assertThat(BY_HAND.state(engineId)).isEqualTo("running");
        assertThat(BY_HAND.startedAt(engineId)).isEqualTo(startedAt);
        assertThat(timeline(id)).doesNotContain("not wanted any more");
        assertThat(API.container(id).path("status").asString()).isEqualTo("REMOVED");

        // when
        JsonNode again = adopt("{\"containers\":\"borrowed\"}").path(0);

        // then
        assertThat(again.path("outcome").asString()).as(again.toString()).isEqualTo("adopted");
        assertThat(again.path("container_id").asString()).isEqualTo(engineId);
        assertThat(again.path("name").asString()).isEqualTo("borrowed");
        assertThat(BY_HAND.startedAt(engineId)).isEqualTo(startedAt);
        assertThat(API.post(
                                "/0.0/containers/%d/release"
                                        .formatted(again.path("id").asLong()),
                                "{}")
                        .status())
                .isEqualTo(200);
        assertThat(BY_HAND.startedAt(engineId)).isEqualTo(startedAt);
        NODE.docker("rm", "-f", engineId);
    }

    @Test
    void shouldNotReleaseWhatItHasMadeItself() {
        // given
        long id = API.launch("launched", API.addApplication("launched-web", WebImage.NAME));
        API.awaitContainer(id, "RUNNING");

        // when
        Api.Answer refused = API.post("/0.0/containers/%d/release".formatted(id), "{}");

        // then
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("detail").asString()).contains("Remove it instead");
        API.delete("/0.0/containers/" + id);
        API.awaitContainer(id, "REMOVED");
    }

    @Test
    void shouldShowWhatIsForeignAndSayWhatItDoesNotTakeOver() {
        // given
        String stopped = BY_HAND.run("stopped");
        NODE.docker("stop", "-t", "0", stopped);
        String others = BY_HAND.run("others", "-l", "kdaemon.cluster=another");
        String mighty = BY_HAND.run("mighty", "-v", "/tmp:/host");

        // when
        JsonNode foreign = API.get("/0.0/nodes/adopting/foreign").json();
        JsonNode results = adopt("{\"containers\":[\"stopped\",\"others\",\"mighty\",\"nowhere\"]}");

        // then
        assertThat(foreign.valueStream().map(one -> one.path("name").asString()))
                .contains("stopped", "others", "mighty");
        assertThat(results.valueStream().map(one -> one.path("outcome").asString()))
                .containsOnly("refused");
        assertThat(results.valueStream()
                        .map(one -> one.path("name").asString() + ": "
                                + one.path("reason").asString()))
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one).startsWith("stopped: it is exited"),
                        one -> assertThat(one).startsWith("others: it belongs to the cluster 'another'"),
                        one -> assertThat(one).startsWith("mighty: ").contains("kdaemon.policy.host-paths"),
                        one -> assertThat(one).startsWith("nowhere: the node has no such container"));
        NODE.docker("rm", "-f", stopped, others, mighty);
    }

    private static List<String> foreignNames() {
        return API.get("/0.0/nodes/adopting/foreign")
                .json()
                .valueStream()
                .map(one -> one.path("name").asString())
                .toList();
    }

    private static String timeline(long id) {
        return API.get("/0.0/containers/%d/events".formatted(id)).raw().body();
    }

    /** From then on docker-worker follows it as one of ours. */
    private static void awaitSeenByObservation(long id) {
        Instant adopted = Instant.now();
        awaitObservationSince(adopted);
        assertThat(API.container(id).path("status").asString()).isEqualTo("RUNNING");
    }

    private static JsonNode adopt(String body) {
        Api.Answer answer = API.post("/0.0/nodes/adopting/adopt", body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.json().path("results");
    }

    private static void awaitObservationSince(Instant since) {
        await().atMost(LIMIT)
                .until(() -> API.get("/0.0/nodes/adopting/engine")
                        .json()
                        .valueStream()
                        .anyMatch(view ->
                                Instant.parse(view.path("told_at").asString()).isAfter(since)));
    }

    private static void awaitStartedAfter(String engineId, String startedAt) {
        await().atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> BY_HAND.state(engineId).equals("running")
                        && !BY_HAND.startedAt(engineId).equals(startedAt));
    }
}
