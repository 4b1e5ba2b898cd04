package io.kdaemon.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.testing.api.Api;
import io.kdaemon.testing.engine.DockerNode;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.WebImage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Containers that end by themselves on a real engine. */
class RestartIT {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final String RUN = "sleep 1; exit ";

    @AutoClose
    private static final DockerNodes NODES = DockerNodes.start(1);

    @AutoClose
    private static final Platform PLATFORM = Platform.start(Map.of());

    private static final Api API = PLATFORM.api();

    /** What the engine says of a container: {@code start} or {@code die}, and when. */
    private record Moment(String action, long nanos) {}

    @BeforeAll
    static void registerCluster() {
        WebImage.loadInto(NODES);
        API.awaitNode(API.addNode("restart", NODES.node(0).address()), "READY");
    }

    @ParameterizedTest
    @CsvSource({"no,0", "no,3", "on-failure,0", "on-failure:2,0"})
    void shouldRestWithItsExitCodeWhenItIsNotToBeBroughtBack(String policy, int exitCode) {
        // when
        long id = launch(policy, RUN + exitCode);

        // then
        JsonNode ended = awaitEnd(id, "STOPPED");
        assertThat(ended.path("desired_state").asString()).isEqualTo("STOPPED");
        assertThat(ended.path("exit_code").asInt(-1)).isEqualTo(exitCode);
        assertThat(ended.path("last_error").isNull()).isEqualTo(exitCode == 0);
        assertThat(starts(id)).hasSize(1);
        assertThat(timeline(id)).contains("not brought back (restart: %s)".formatted(policy));
    }

    @Test
    void shouldRestWhenItEndsBeforeItsStartIsReported() {
        // when
        long id = launch("no", "exit 3");

        // then
        assertThat(awaitEnd(id, "STOPPED").path("exit_code").asInt(-1)).isEqualTo(3);
        assertThat(starts(id)).hasSize(1);
    }

    @Test
    void shouldRunOnceMoreWhenItsOwnerStartsWhatRests() {
        // given
        long id = launch("no", RUN + 0);
        awaitEnd(id, "STOPPED");

        // when
        assertThat(API.post("/0.0/containers/" + id + "/start", null).status()).isEqualTo(202);

        // then
        await().atMost(LIMIT).until(() -> starts(id).size() == 2);
        assertThat(awaitEnd(id, "STOPPED").path("exit_code").asInt(-1)).isZero();
    }

    @Test
    void shouldBeBroughtBackAsOftenAsItsPolicySaysWhenItFails() {
        // when
        long id = launch("on-failure:2", RUN + 3);

        // then
        JsonNode failed = awaitEnd(id, "FAILED");
        assertThat(failed.path("exit_code").asInt(-1)).isEqualTo(3);
        assertThat(failed.path("last_error").asString()).startsWith("gave up after 2 repairs in a row");
        assertThat(starts(id)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"always,0", "on-failure,3"})
    void shouldBeBroughtBackWithGrowingWaitsWhenItEndsAgainAndAgain(String policy, int exitCode) {
        // when
        long id = launch(policy, RUN + exitCode);

        // then
        await().atMost(LIMIT).until(() -> starts(id).size() >= 4);
        assertThat(timeline(id)).contains("repair 2 of 5 in PT1S", "repair 3 of 5 in PT2S");
        List<Moment> told = told(id);
        assertThat(rest(told, 2)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(rest(told, 3)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        API.delete("/0.0/containers/" + id);
    }

    private static long launch(String policy, String script) {
        String name = "restart-%x".formatted(System.nanoTime());
        long application = API.post("/0.0/applications", """
                {"name":"%s","docker_image":"%s","command":["sh","-c","%s"],"restart":"%s"}""".formatted(name, WebImage.NAME, script, policy))
                .id();
        return API.launch(name, application);
    }

    private static JsonNode awaitEnd(long id, String status) {
        return await("container " + id + " to be " + status)
                .atMost(LIMIT)
                .until(
                        () -> API.container(id),
                        container -> status.equals(container.path("status").asString())
                                && !container.path("exit_code").isNull());
    }

    private static String timeline(long id) {
        return API.get("/0.0/containers/" + id + "/events").raw().body();
    }

    private static List<Moment> starts(long id) {
        return told(id).stream()
                .filter(moment -> moment.action().equals("start"))
                .toList();
    }

    /** From the n-th end to the start that followed it. */
    private static Duration rest(List<Moment> told, int end) {
        Moment died = told.stream()
                .filter(moment -> moment.action().equals("die"))
                .skip(end - 1L)
                .findFirst()
                .orElseThrow();
        Moment started = told.get(told.indexOf(died) + 1);
        return Duration.ofNanos(started.nanos() - died.nanos());
    }

    private static List<Moment> told(long id) {
        DockerNode node = NODES.node(0);
        return node.docker(
                        "events",
                        "--since",
                        "1h",
                        "--until",
                        Long.toString(Instant.now().getEpochSecond() + 1),
                        "--filter",
                        "label=kdaemon.container=" + id,
                        "--filter",
                        "event=start",
                        "--filter",
                        "event=die",
                        "--format",
                        "{{.Action}} {{.TimeNano}}")
                .lines()
                .map(line -> line.split(" "))
                .map(words -> new Moment(words[0], Long.parseLong(words[1])))
                .toList();
    }
}
