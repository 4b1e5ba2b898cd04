package io.kdaemon.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.standalone.embedded.TestFolders;
import io.kdaemon.standalone.operation.OperatorFiles;
import io.kdaemon.testing.api.Api;
import io.kdaemon.testing.process.LoopbackPorts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** All services in one JVM export everything that any of them does. */
class MetricsIT {

    private static final String NAME = "\\b((?:kdaemon|jvm|hikaricp|http_server|process|tomcat)_[a-z0-9_]*[a-z0-9])";
    private static final Set<String> ONLY_WHILE_BUSY = Set.of("kdaemon_node_commands", "kdaemon_node_write_limit");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static ConfigurableApplicationContext context;
    private static Api api;

    @BeforeAll
    static void start() throws IOException {
        int port = LoopbackPorts.free();
        Path data = TestFolders.fresh(MetricsIT.class);
        context = StandaloneApplication.application()
                .run(
                        "--kdaemon.data-dir=" + data,
                        "--kdaemon.standalone.binaries-dir=" + TestFolders.binaries(),
                        "--kdaemon.consul=127.0.0.1:" + LoopbackPorts.free(),
                        "--kdaemon.api-port=" + port,
                        "--kdaemon.ui-port=" + LoopbackPorts.free());
        api = new Api("http://127.0.0.1:" + port);
        api.addNode("nobody-is-there", "127.0.0.1");
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @Test
    void shouldExportWhatTheDashboardAndTheAlertsAskFor() {
        // given
        SortedSet<String> asked = new TreeSet<>();
        asked.addAll(OperatorFiles.all(NAME, OperatorFiles.text(OperatorFiles.ALERTS)));
        asked.addAll(OperatorFiles.all(NAME, OperatorFiles.text(OperatorFiles.DASHBOARD)));

        // then
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(OperatorFiles.all("(?m)^" + NAME, scrape())).containsAll(asked));
    }

    @Test
    void shouldDescribeEveryMetricOfOursAndNoOther() {
        // given
        SortedSet<String> described = OperatorFiles.all("`(kdaemon_\\w+)`", OperatorFiles.text(OperatorFiles.METRICS));

        // then
        await().atMost(PATIENCE).untilAsserted(() -> {
            SortedSet<String> exported = OperatorFiles.all("(?m)^# TYPE (kdaemon_\\w+) ", scrape());
            exported.removeIf(name -> name.endsWith("_max"));
            exported.addAll(ONLY_WHILE_BUSY);
            assertThat(described).isEqualTo(exported);
        });
    }

    @Test
    void shouldKnowItsQueuesAndNodes() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(scrape().lines())
                        .anyMatch(line -> line.startsWith("kdaemon_queue_consumers{")
                                && line.contains("jobs.docker\"")
                                && line.endsWith(" 1.0"))
                        .anyMatch(line -> line.startsWith("kdaemon_nodes{")
                                && line.contains("suspect")
                                && line.endsWith(" 1.0")));
    }

    private static String scrape() {
        return api.get("/actuator/prometheus").raw().body();
    }
}
