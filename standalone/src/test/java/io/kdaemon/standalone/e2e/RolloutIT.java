package io.kdaemon.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.testing.api.Api;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.WebImage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Roll-outs over several containers on two real engines. */
class RolloutIT {

    private static final Duration LIMIT = Duration.ofSeconds(180);
    private static final int MAX_PARALLEL = 2;

    @AutoClose
    private static final DockerNodes NODES = DockerNodes.start(2);

    @AutoClose
    private static final Platform PLATFORM = Platform.start(Map.of(
            "KDAEMON_LIFECYCLE_SETTLE",
            "1s",
            "KDAEMON_LIFECYCLE_DRAIN",
            "1s",
            "KDAEMON_LIFECYCLE_HEALTHYWITHIN",
            "60s"));

    private static final Api API = PLATFORM.api();

    @BeforeAll
    static void registerCluster() {
        WebImage.loadInto(NODES);
        for (int i = 0; i < 2; i++) {
            API.awaitNode(API.addNode("rollout-" + i, NODES.node(i).address()), "READY");
        }
    }

    @Test
    void shouldUpdateAllAndNeverMoreAtATimeThanAllowed() {
        // given
        List<Long> ids = launch("wave", 5);

        // when
        long id = rollOut("wave", "\"environment\":{\"EDITION\":\"second\"},\"max_parallel\":" + MAX_PARALLEL);

        // then
        await().atMost(LIMIT).until(() -> {
            assertThat(updating(ids)).isLessThanOrEqualTo(MAX_PARALLEL);
            return rollout(id).path("is_final").asBoolean();
        });
        assertThat(states(id)).containsOnly("UPDATED");
        assertThat(rollout(id).path("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(overlapping(id)).isEqualTo(MAX_PARALLEL);
        assertThat(ids).allSatisfy(container -> {
            assertThat(page(container)).contains("EDITION=second");
            assertThat(API.container(container).path("generation").asInt()).isEqualTo(2);
        });
        long again = rollOut("wave", "\"environment\":{\"EDITION\":\"second\"}");
        awaitEnd(again, "SUCCEEDED");
        assertThat(states(again)).containsOnly("UNCHANGED");
    }

    @Test
    void shouldStopAfterTheFirstThatIsRolledBackAndLeaveTheOthersAlone() {
        // given
        List<Long> ids = launch("ailing", 3);
        List<String> before = engineIds(ids);

        // when
        long id = rollOut(
                "ailing",
                "\"docker_image\":\"%s\",\"environment\":{\"WEB_MODE\":\"error\"},\"healthy_within\":6"
                        .formatted(WebImage.WITH_HEALTH_CHECK));

        // then
        awaitEnd(id, "FAILED");
        assertThat(states(id)).containsExactly("FAILED", "UNTOUCHED", "UNTOUCHED");
        assertThat(rollout(id).path("reason").asString()).contains("ailing-1: not healthy within PT6S");
        assertThat(engineIds(ids)).isEqualTo(before);
        assertThat(ids)
                .allSatisfy(container -> assertThat(Api.visit(API.awaitContainer(container, "RUNNING")))
                        .isNotBlank());
    }

    @Test
    void shouldBeginNothingMoreOnceItIsCalledOff() {
        // given
        List<Long> ids = launch("undecided", 3);
        List<String> before = engineIds(ids);
        long id = rollOut("undecided", "\"environment\":{\"EDITION\":\"second\"}");
        await().atMost(LIMIT).until(() -> states(id).getFirst().equals("UPDATING"));

        // when
        assertThat(API.post("/0.0/rollouts/" + id + "/cancel", null).status()).isEqualTo(202);

        // then
        awaitEnd(id, "CANCELLED");
        assertThat(states(id)).containsExactly("UPDATED", "UNTOUCHED", "UNTOUCHED");
        assertThat(page(ids.getFirst())).contains("EDITION=second");
        assertThat(engineIds(ids).subList(1, 3)).isEqualTo(before.subList(1, 3));
    }

    private static List<Long> launch(String name, int count) {
        long application = API.addApplication(name, WebImage.NAME);
        JsonNode launched = API.post(
                        "/0.0/containers",
                        "{\"application_id\":%d,\"name\":\"%s\",\"count\":%d}".formatted(application, name, count))
                .json();
        List<Long> ids = IntStream.range(0, count)
                .mapToObj(i -> launched.path(i).path("id").asLong())
                .toList();
        ids.forEach(id -> API.awaitContainer(id, "RUNNING"));
        return ids;
    }

    private static long rollOut(String application, String fields) {
        Api.Answer answer = API.post("/0.0/applications/" + application + "/rollout", "{" + fields + "}");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(202);
        return answer.id();
    }

    private static JsonNode rollout(long id) {
        return API.get("/0.0/rollouts/" + id).json();
    }

    private static void awaitEnd(long id, String state) {
        await("roll-out " + id + " to be " + state)
                .atMost(LIMIT)
                .until(() -> rollout(id).path("state").asString().equals(state));
    }

    private static List<String> states(long id) {
        return rollout(id)
                .path("containers")
                .valueStream()
                .map(container -> container.path("state").asString())
                .toList();
    }

    private static long updating(List<Long> ids) {
        return API.containers().stream()
                .filter(container -> ids.contains(container.path("id").asLong()))
                .filter(container -> !container.path("update").isNull())
                .count();
    }

    /** The most that were updated at one time, as the roll-out tells afterwards. */
    private static long overlapping(long id) {
        List<JsonNode> containers = rollout(id).path("containers").valueStream().toList();
        return containers.stream()
                .map(container -> instant(container, "began_at"))
                .mapToLong(moment -> containers.stream()
                        .filter(other -> !instant(other, "began_at").isAfter(moment)
                                && instant(other, "ended_at").isAfter(moment))
                        .count())
                .max()
                .orElseThrow();
    }

    private static Instant instant(JsonNode container, String field) {
        return Instant.parse(container.path(field).asString());
    }

    private static String page(long id) {
        JsonNode container = API.awaitContainer(id, "RUNNING");
        return new Api(container.path("endpoints").path(0).path("url").asString())
                .get("/env")
                .raw()
                .body();
    }

    private static List<String> engineIds(List<Long> ids) {
        return ids.stream()
                .map(id -> API.container(id).path("container_id").asString())
                .toList();
    }
}
