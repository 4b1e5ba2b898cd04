package io.kdaemon.load.adapter.prometheus;

import static io.kdaemon.testing.NodeFixtures.aReadyNode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.load.LoadReading;
import io.kdaemon.load.NodeLoad;
import io.kdaemon.load.Signal;
import io.kdaemon.node.EngineAddress;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.PrometheusAddress;
import io.kdaemon.testing.prometheus.NodeExporter;
import io.kdaemon.testing.prometheus.PrometheusServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A real Prometheus with a stock node_exporter. */
class PrometheusLoadReaderIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @AutoClose
    private static final NodeExporter EXPORTER = NodeExporter.start();

    @AutoClose
    private static final PrometheusServer PROMETHEUS = PrometheusServer.start(List.of(EXPORTER.target()));

    private final PrometheusLoadReader reader = PrometheusReaders.of(Duration.ofSeconds(10));

    @Test
    void shouldKnowFreeCoresMemoryAndAgeWhenTheExporterIsScraped() {
        // given
        Node node = watchedBy(new PrometheusAddress(PROMETHEUS.host(), PROMETHEUS.port()));

        // when
        NodeLoad load = await().atMost(LIMIT).until(() -> read(node).loadOrNull(), found -> found != null);

        // then
        assertThat(load.freeCores())
                .isBetween(0.0, (double) Runtime.getRuntime().availableProcessors() + 0.5);
        assertThat(load.memoryAvailableBytes()).isPositive();
        assertThat(load.age(Instant.now())).isLessThan(Duration.ofSeconds(30));
        assertThat(load.samples()).as("a stock exporter tells everything").containsOnlyKeys(Signal.values());
        assertThat(load.missing()).isEmpty();
    }

    @Test
    void shouldBeUnknownAtOnceWhenTheExporterStops() {
        try (NodeExporter exporter = NodeExporter.start();
                PrometheusServer prometheus = PrometheusServer.start(List.of(exporter.target()))) {
            // given
            Node node = watchedBy(new PrometheusAddress(prometheus.host(), prometheus.port()));
            await().atMost(LIMIT).until(() -> read(node).loadOrNull(), found -> found != null);

            // when
            exporter.stop();

            // then
            await().atMost(LIMIT).until(() -> read(node).whyUnknown().orElse(""), why -> why.contains("up is 0"));
        }
    }

    @Test
    void shouldBeUnknownWhenNoPrometheusAnswers() {
        // given
        Node silent = watchedBy(new PrometheusAddress("127.0.0.1", 1));

        // when
        Map<NodeId, LoadReading> loads = reader.read(List.of(silent));

        // then
        assertThat(loads.get(silent.id()).whyUnknown().orElseThrow())
                .contains("127.0.0.1:1", "does not answer", "refused");
    }

    private LoadReading read(Node node) {
        return reader.read(List.of(node)).get(node.id());
    }

    private static Node watchedBy(PrometheusAddress prometheus) {
        return aReadyNode()
                .at(new EngineAddress("127.0.0.1", 2375))
                .withMemory(1L << 50)
                .watchedBy(prometheus)
                .build();
    }
}
