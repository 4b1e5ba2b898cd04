package io.kdaemon.gateway.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ContainerId;
import io.kdaemon.gateway.testing.ApiClient;
import io.kdaemon.gateway.testing.ApiClient.Answer;
import io.kdaemon.gateway.testing.ApiTest;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.Resources;
import io.kdaemon.placement.Asked;
import io.kdaemon.placement.Asked.Source;
import io.kdaemon.placement.PlacementRecord;
import io.kdaemon.placement.PlacementRepository;
import io.kdaemon.testing.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class ContainersTest {

    @LocalServerPort
    private int port;

    @Autowired
    private PlacementRepository placements;

    private ApiClient api;
    private long application;

    @BeforeEach
    void registerApplication() {
        api = new ApiClient(port);
        api.post("/0.0/applications", "{\"name\":\"launched\",\"docker_image\":\"ghost\"}");
        application = api.get("/0.0/applications/launched").at("id").asLong();
    }

    @Test
    void shouldQueueAJobThatCanBeFollowedWhenLaunched() {
        // when
        Answer launched = launch("\"name\":\"followed\"");

        // then
        assertThat(launched.status()).isEqualTo(202);
        assertThat(launched.at("desired_state").asString()).isEqualTo("RUNNING");
        assertThat(launched.at("generation").asInt()).isEqualTo(1);
        Answer job = api.get("/0.0/jobs/" + launched.at("job_id").asLong());
        assertThat(job.at("state").asString()).isEqualTo("QUEUED");
        assertThat(job.at("correlation_id").asString())
                .isEqualTo(launched.header("X-Request-Id").orElseThrow());
        Answer events = api.get("/0.0/containers/followed/events");
        assertThat(events.json().at("/0/message").asString()).isEqualTo("launch asked for");
        assertThat(api.get("/0.0/containers/followed/events?after=999999").json())
                .isEmpty();
    }

    @Test
    void shouldTakeTheApplicationByName() {
        // when
        Answer launched = api.post("/0.0/containers", "{\"name\":\"by-name\",\"application\":\"launched\"}");

        // then
        assertThat(launched.status()).as(launched.text()).isEqualTo(202);
        assertThat(launched.at("application_id").asLong()).isEqualTo(application);
    }

    @Test
    void shouldLaunchAsManyAsAskedAndAnswerAList() {
        // when
        Answer launched = launch("\"name\":\"many\",\"count\":3");

        // then
        assertThat(launched.status()).isEqualTo(202);
        assertThat(names(launched)).containsExactly("many-1", "many-2", "many-3");
        assertThat(launched.header("Location")).contains("/0.0/containers?application=" + application);
    }

    @Test
    void shouldConflictWhenOneNameOfManyIsTaken() {
        // given
        launch("\"name\":\"partly-1\"");

        // when
        Answer launched = launch("\"name\":\"partly\",\"count\":3");

        // then
        assertThat(launched.status()).isEqualTo(409);
        assertThat(launched.json().at("/errors/0/value").asString()).isEqualTo("partly-1");
    }

    @Test
    void shouldMakeNamesWhenNoneIsGiven() {
        // given
        api.post("/0.0/applications", "{\"name\":\"nameless\",\"docker_image\":\"ghost\"}");
        api.post("/0.0/containers", "{\"application\":\"nameless\",\"name\":\"nameless-7\"}");

        // when
        Answer launched = api.post("/0.0/containers", "{\"application\":\"nameless\",\"count\":2}");

        // then
        assertThat(names(launched)).containsExactly("nameless-8", "nameless-9");
    }

    @Test
    void shouldConflictWhenTheNameIsTakenOrTheApplicationDisabled() {
        // given
        launch("\"name\":\"taken\"");
        api.post("/0.0/applications", "{\"name\":\"disabled\",\"docker_image\":\"ghost\",\"isenabled\":false}");

        // when
        Answer sameName = launch("\"name\":\"taken\"");
        Answer disabled = api.post("/0.0/containers", "{\"application\":\"disabled\"}");

        // then
        assertThat(sameName.status()).isEqualTo(409);
        assertThat(disabled.status()).isEqualTo(409);
        assertThat(disabled.at("detail").asString()).contains("disabled");
    }

    @ParameterizedTest
    @CsvSource({"stop, STOPPED", "restart, RUNNING", "start, RUNNING"})
    void shouldAcceptWishes(String wish, String desired) {
        // given
        launch("\"name\":\"wished-%s\"".formatted(wish));

        // when
        Answer answer = api.send("POST", "/0.0/containers/wished-" + wish + "/" + wish, null);

        // then
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.at("desired_state").asString()).isEqualTo(desired);
    }

    @Test
    void shouldRefuseWishesForWhatIsBeingRemoved() {
        // given
        launch("\"name\":\"leaving\"");
        Answer removal = api.delete("/0.0/containers/leaving");

        // when
        Answer start = api.send("POST", "/0.0/containers/leaving/start", null);

        // then
        assertThat(removal.status()).isEqualTo(202);
        assertThat(removal.at("desired_state").asString()).isEqualTo("REMOVED");
        assertThat(start.status()).isEqualTo(409);
        assertThat(start.at("detail").asString()).contains("being removed");
    }

    @Test
    void shouldGiveUpAtOnceWhenForced() {
        // given
        long id = launch("\"name\":\"forced\"").at("id").asLong();

        // when
        Answer removal = api.delete("/0.0/containers/delete?id=forced&force=true");

        // then
        assertThat(removal.status()).isEqualTo(200);
        assertThat(removal.at("status").asString()).isEqualTo("REMOVED");
        assertThat(api.get("/0.0/containers/forced").status()).isEqualTo(404);
        assertThat(api.get("/0.0/containers/" + id).at("status").asString()).isEqualTo("REMOVED");
        assertThat(names(api.get("/0.0/containers"))).doesNotContain("forced");
        assertThat(names(api.get("/0.0/containers?status=removed"))).contains("forced");
    }

    @Test
    void shouldRenameAndMark() {
        // given
        Answer launched = launch("\"name\":\"before\"");

        // when
        Answer put = api.put("/0.0/containers/before", launched.text().replace("\"before\"", "\"after\""));
        Answer patch = api.patch("/0.0/containers/update", "{\"id\":\"after\",\"is_enabled\":false}");
        Answer moved = api.put("/0.0/containers/after", "{\"application_id\":%d}".formatted(application + 1));

        // then
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(patch.at("name").asString()).isEqualTo("after");
        assertThat(patch.at("is_enabled").asBoolean()).isFalse();
        assertThat(moved.status()).isEqualTo(400);
        assertThat(api.patch("/0.0/containers/after", "{\"status\":\"RUNNING\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void shouldExplainThePlacementOnceDecided() {
        // given
        ContainerId id = new ContainerId(launch("\"name\":\"placed\"").at("id").asLong());
        Answer undecided = api.get("/0.0/containers/placed/placement");
        placements.saveAll(List.of(new PlacementRecord(
                id,
                1,
                MutableClock.NOW,
                new NodeId(3),
                "node-3 has most room",
                List.of(new PlacementRecord.Candidate(
                        new NodeId(3),
                        "node-3",
                        List.of(),
                        true,
                        Map.of("free_memory", 0.9),
                        1.5,
                        Map.of("free_cores", 7.5),
                        Duration.ofMillis(2500),
                        null,
                        List.of(),
                        Map.of("free_cores", Duration.ofMillis(2500)))),
                new NodeId(4),
                List.of("enabled", "memory"),
                2,
                Map.of("memory", 1),
                new Asked(new Resources(250, 64 << 20), Source.LEARNED, Source.EXPLICIT, 40, MutableClock.NOW))));

        // when
        Answer decided = api.get("/0.0/containers/placed/placement");

        // then
        assertThat(undecided.status()).isEqualTo(404);
        assertThat(undecided.at("detail").asString()).contains("No node has been chosen");
        assertThat(decided.at("node").asLong()).isEqualTo(3);
        assertThat(decided.at("refused").toString()).isEqualTo("{\"memory\":1}");
        assertThat(decided.at("runner_up").asLong()).isEqualTo(4);
        assertThat(decided.json().at("/ask/cpus_source").asString()).isEqualTo("learned");
        assertThat(decided.json().at("/ask/memory_source").asString()).isEqualTo("explicit");
        assertThat(decided.json().at("/ask/memory").asLong()).isEqualTo(64 << 20);
        assertThat(decided.json().at("/candidates/0/filters").toString())
                .isEqualTo("{\"enabled\":\"ok\",\"memory\":\"ok\"}");
        assertThat(decided.json().at("/candidates/0/sample_ages/free_cores").asDouble())
                .isEqualTo(2.5);
        assertThat(decided.json().at("/candidates/0/eligible").asBoolean()).isTrue();
        assertThat(decided.json().at("/candidates/0/sample_age_seconds").asDouble())
                .isEqualTo(2.5);
    }

    @Test
    void shouldFindNothingWhenTheFilterNamesWhatIsNotThere() {
        assertThat(api.get("/0.0/containers?node=nobody").json()).isEmpty();
        assertThat(api.get("/0.0/containers?application=nobody").json()).isEmpty();
        assertThat(api.get("/0.0/containers?node=999999").json()).isEmpty();
    }

    private Answer launch(String fields) {
        return api.post("/0.0/containers", "{%s,\"application_id\":%d}".formatted(fields, application));
    }

    private static List<String> names(Answer list) {
        return StreamSupport.stream(list.json().spliterator(), false)
                .map(container -> container.path("name").asString())
                .toList();
    }
}
