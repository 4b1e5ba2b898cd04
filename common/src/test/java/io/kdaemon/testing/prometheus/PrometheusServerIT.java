package io.kdaemon.testing.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.process.Leftovers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrometheusServerIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Test
    void shouldSeeAnExporterAsUpUntilItStops() {
        try (NodeExporter exporter = NodeExporter.start();
                PrometheusServer prometheus = PrometheusServer.start(List.of(exporter.target()))) {
            // given
            await().atMost(LIMIT).until(() -> prometheus.isUp(exporter.target()));
            assertThat(prometheus.query("node_memory_MemAvailable_bytes")).contains(exporter.target());

            // when
            exporter.stop();

            // then
            await().atMost(LIMIT).until(() -> !prometheus.isUp(exporter.target()));
        }
        assertThat(Leftovers.of("prometheus")).isEmpty();
        assertThat(Leftovers.of("node-exporter")).isEmpty();
    }

    @Test
    void shouldLoseTheExporterOfANodeWhoseLinkIsCut() {
        try (DockerNodes nodes = DockerNodes.start(1);
                NodeExporter exporter = NodeExporter.startOn(nodes.node(0));
                PrometheusServer prometheus = PrometheusServer.start(List.of(exporter.target()))) {
            // given
            await().atMost(LIMIT).until(() -> prometheus.isUp(exporter.target()));

            // when
            nodes.node(0).cutLink();

            // then
            await().atMost(LIMIT).until(() -> !prometheus.isUp(exporter.target()));
        }
    }
}
