package io.kdaemon.load.adapter.prometheus;

import static io.kdaemon.testing.NodeFixtures.aReadyNode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.load.LoadReading;
import io.kdaemon.load.NodeLoad;
import io.kdaemon.node.EngineAddress;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.PrometheusAddress;
import io.kdaemon.testing.prometheus.NodeExporter;
import io.kdaemon.testing.prometheus.PrometheusServer;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** A real Prometheus with a stock node_exporter. */
class PrometheusLoadReaderIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    @AutoClose
    private static final NodeExporter EXPORTER = NodeExporter.start();

    @AutoClose
    private static final PrometheusServer PROMETHEUS = PrometheusServer.start(List.of(EXPORTER.target()));

    private final PrometheusLoadReader reader =
            new PrometheusLoadReader(new PrometheusClient(http(), Duration.ofSeconds(10)));

    @Test
    void shouldKnowFreeCoresMemoryAndAgeWhenTheExporterIsScraped() {
        // given
        Node node = watchedBy(new PrometheusAddress(PROMETHEUS.host(), PROMETHEUS.port()));

        // when
        NodeLoad load = await().atMost(Duration.ofSeconds(60))
                .until(() -> reader.read(List.of(node)).get(node.id()).loadOrNull(), found -> found != null);

        // then
        assertThat(load.freeCores())
                .isBetween(0.0, (double) Runtime.getRuntime().availableProcessors() + 0.5);
        assertThat(load.memoryAvailableBytes()).isPositive();
        assertThat(load.age(Instant.now())).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void shouldBeUnknownWhenNoPrometheusAnswers() {
        // given
        Node silent = watchedBy(new PrometheusAddress("127.0.0.1", 1));

        // when
        Map<NodeId, LoadReading> loads = reader.read(List.of(silent));

        // then
        assertThat(loads.get(silent.id()).whyUnknown().orElseThrow()).contains("127.0.0.1:1", "did not answer");
    }

    private static Node watchedBy(PrometheusAddress prometheus) {
        Node node = aReadyNode().at(new EngineAddress("127.0.0.1", 2375)).build();
        Node.Profile profile = node.profile();
        return new Node(
                node.id(),
                new Node.Profile(profile.hostname(), 0, profile.engine(), prometheus, profile.advertisedHost()),
                true,
                node.condition(),
                node.reserved(),
                node.timestamps(),
                node.version());
    }

    private static RestClient http() {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(TIMEOUT).build());
        requests.setReadTimeout(TIMEOUT);
        return RestClient.builder().requestFactory(requests).build();
    }
}
