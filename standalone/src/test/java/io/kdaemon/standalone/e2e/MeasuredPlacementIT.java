package io.kdaemon.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.testing.api.Api;
import io.kdaemon.testing.engine.DockerNode;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.WebImage;
import io.kdaemon.testing.process.Command;
import io.kdaemon.testing.prometheus.MeasuredNodes;
import io.kdaemon.testing.prometheus.PrometheusServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Three engines whose load truly differs, each with a stock node exporter that sees its own node alone. Two share a Prometheus, the third has its
 * own.
 */
class MeasuredPlacementIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final long UNLIMITED = -1;
    private static final String LOOPS = "for i in 1 2 3; do (while :; do :; done) & done; wait";
    /** Has read all of it and finds nobody to write it to. */
    private static final String HOG = "busybox dd if=/dev/zero bs=1400M count=1 | sleep 3600";

    @AutoClose
    private static final MeasuredNodes MEASURED = MeasuredNodes.start(3);

    private static final DockerNodes NODES = MEASURED.engines();

    @AutoClose
    private static final PrometheusServer SHARED =
            PrometheusServer.start(List.of(MEASURED.target(0), MEASURED.target(1)));

    @AutoClose
    private static final PrometheusServer OWN = PrometheusServer.start(List.of(MEASURED.target(2)));

    @AutoClose
    private static final Platform PLATFORM = Platform.start(
            Map.of("KDAEMON_LOAD_INTERVAL", "1s", "KDAEMON_LOAD_RATEWINDOW", "20s", "KDAEMON_LOAD_MAXAGE", "10s"));

    private static final Api API = PLATFORM.api();
    private static long first;
    private static long second;
    private static long third;

    @BeforeAll
    static void registerNodesWithTheirPrometheus() {
        first = API.addNode("first", NODES.node(0).address(), SHARED.host(), SHARED.port());
        second = API.addNode("second", NODES.node(1).address(), SHARED.host(), SHARED.port());
        third = API.addNode("third", NODES.node(2).address(), OWN.host(), OWN.port());
        List.of(first, second, third).forEach(MeasuredPlacementIT::awaitKnown);
    }

    @Test
    void shouldSendLaunchesElsewhereWhenANodeIsBusyWithWhatItDidNotStart() {
        // given
        DockerNode busy = NODES.node(0);
        busy.docker("run", "--detach", "--name", "loops", WebImage.NAME, "sh", "-c", LOOPS);
        try {
            await().atMost(LIMIT).until(() -> Math.min(freeCores(second), freeCores(third)) - freeCores(first) > 0.6);
            long application = API.addApplication("measured-busy", WebImage.NAME);

            // when
            List<Long> placedOn = IntStream.range(0, 6)
                    .mapToObj(number -> API.launch("busy-" + number, application))
                    .map(id -> API.awaitContainer(id, "RUNNING").path("node_id").asLong())
                    .toList();

            // then
            assertThat(placedOn).hasSize(6).doesNotContain(first).containsAnyOf(second, third);
        } finally {
            busy.docker("rm", "--force", "loops");
        }
    }

    @Test
    void shouldSayWhatIsMissingWhenMemoryIsHeldByWhatItDidNotStart() {
        // given
        DockerNode full = NODES.node(1);
        limitMemory(full, 2L << 30);
        full.docker("run", "--detach", "--name", "hog", WebImage.NAME, "sh", "-c", HOG);
        try {
            await().atMost(LIMIT)
                    .until(() -> value(second, "memory_available_bytes"), bytes -> bytes > 0 && bytes < 1L << 30);
            long application = API.post("/0.0/application/create", """
                    {"name":"measured-big","exposed_ports":"8080","docker_image":"%s","memory":"1200m"}""".formatted(WebImage.NAME))
                    .id();

            // when
            long id = API.launch("big", application);

            // then
            assertThat(API.awaitContainer(id, "RUNNING").path("node_id").asLong())
                    .isNotEqualTo(second);
            JsonNode candidate = candidate(id, second);
            assertThat(candidate.path("eligible").asBoolean()).isFalse();
            assertThat(candidate.path("reasons").toString()).contains("1200 MiB", "measure");
        } finally {
            full.docker("rm", "--force", "hog");
            limitMemory(full, UNLIMITED);
        }
    }

    @Test
    void shouldTakeANodeForUnknownAndNotForIdleWhenItsPrometheusIsGone() {
        // given
        long application = API.addApplication("measured-unknown", WebImage.NAME);

        // when
        OWN.stop();
        try {
            // then
            await().atMost(LIMIT).untilAsserted(() -> {
                JsonNode node = API.get("/0.0/nodes/" + third).json();
                assertThat(node.path("load_known").asBoolean()).isFalse();
                assertThat(node.path("load_reason").asString()).contains("does not answer");
                assertThat(node.path("is_healthy").asBoolean()).isTrue();
            });
            for (int number = 0; number < 4; number++) {
                long id = API.launch("known-" + number, application);
                assertThat(API.awaitContainer(id, "RUNNING").path("node_id").asLong())
                        .isIn(first, second);
                assertThat(candidate(id, third).path("load_unknown").asString()).contains("does not answer");
            }
            assertThat(load(third).path("history").path("known").asBoolean()).isFalse();
        } finally {
            OWN.startAgain();
        }
        awaitKnown(third);
        assertThat(load(third).at("/history/points/free_cores")).isNotEmpty();
    }

    private static void awaitKnown(long node) {
        await().atMost(LIMIT).untilAsserted(() -> {
            JsonNode load = load(node);
            assertThat(load.path("known").asBoolean()).as(load.toString()).isTrue();
            assertThat(load.at("/values/free_cores/age_seconds").asDouble(99)).isLessThan(10);
        });
    }

    private static JsonNode load(long node) {
        return API.get("/0.0/nodes/" + node + "/load?minutes=5").json();
    }

    private static double freeCores(long node) {
        return value(node, "free_cores");
    }

    /** Below zero while unknown. */
    private static double value(long node, String signal) {
        return load(node).path("values").path(signal).path("value").asDouble(-1);
    }

    private static JsonNode candidate(long container, long node) {
        JsonNode candidates =
                API.get("/0.0/containers/" + container + "/placement").json().path("candidates");
        return StreamSupport.stream(candidates.spliterator(), false)
                .filter(candidate -> candidate.path("node").asLong() == node)
                .findFirst()
                .orElseThrow();
    }

    private static void limitMemory(DockerNode node, long bytes) {
        String file = "/sys/fs/cgroup/memory/%s/memory.limit_in_bytes".formatted(node.namespace());
        Command.of("bash", "-c", "echo %d >%s".formatted(bytes, file)).run();
    }
}
