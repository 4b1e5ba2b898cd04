package io.kdaemon.load;

import static io.kdaemon.testing.NodeFixtures.aReadyNode;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.load.InstanceFinder.Match;
import io.kdaemon.node.EngineAddress;
import io.kdaemon.node.Node;
import io.kdaemon.node.PrometheusAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstanceFinderTest {

    private static final Measured EXPORTER = new Measured(true, Map.of(Signal.LOAD1, 1.0), Map.of());
    private static final Measured OTHER = new Measured(true, Map.of(), Map.of());
    private static final Measured DOWN = new Measured(false, Map.of(), Map.of());

    private final Node node =
            aReadyNode().named("Host1").at(new EngineAddress("10.1.0.7", 2375)).build();

    @Test
    void shouldFindTheInstanceOfTheSameHostWhateverItsPort() {
        // when
        Match match = find(Map.of("10.1.0.7:9100", EXPORTER, "10.1.0.8:9100", EXPORTER));

        // then
        assertThat(match.instance()).isEqualTo("10.1.0.7:9100");
    }

    @Test
    void shouldFindTheInstanceByHostnameWhateverItsCase() {
        // when
        Match match = find(Map.of("host1:9100", EXPORTER, "host2:9100", EXPORTER));

        // then
        assertThat(match.instance()).isEqualTo("host1:9100");
    }

    @Test
    void shouldPassOverWhatIsNoExporter() {
        // when
        Match match = find(Map.of("10.1.0.7:9100", EXPORTER, "10.1.0.7:9323", OTHER));

        // then
        assertThat(match.instance()).isEqualTo("10.1.0.7:9100");
    }

    @Test
    void shouldFindAnExporterThatIsDown() {
        // when
        Match match = find(Map.of("10.1.0.7:9100", DOWN, "10.1.0.8:9100", EXPORTER));

        // then
        assertThat(match.instance()).isEqualTo("10.1.0.7:9100");
    }

    @Test
    void shouldNameThemWhenSeveralMatch() {
        // when
        Match match = find(Map.of("10.1.0.7:9100", EXPORTER, "10.1.0.7:9101", EXPORTER));

        // then
        assertThat(match.instance()).isNull();
        assertThat(match.trouble()).contains("several", "10.1.0.7:9100, 10.1.0.7:9101");
    }

    @Test
    void shouldSayWhatThereIsWhenNoneMatches() {
        // when
        Match match = find(Map.of("10.1.0.8:9100", EXPORTER));

        // then
        assertThat(match.instance()).isNull();
        assertThat(match.trouble()).contains("10.1.0.7 or host1", "it has 10.1.0.8:9100");
    }

    @Test
    void shouldTakeTheOnlyExporterWhenTheNodeIsAlone() {
        // given
        Node local =
                aReadyNode().at(new EngineAddress("/var/run/docker.sock", null)).build();

        // when
        Match match = new InstanceFinder(Map.of("host9:9100", EXPORTER, "host9:9090", OTHER)).find(local, true);

        // then
        assertThat(match.instance()).isEqualTo("host9:9100");
    }

    @Test
    void shouldTakeTheInstanceThatTheNodeNames() {
        // given
        InstanceFinder finder = new InstanceFinder(Map.of("10.1.0.7:9100", EXPORTER, "rack-3", EXPORTER));

        // when
        Match named = finder.find(naming("rack-3"), false);
        Match missing = finder.find(naming("rack-4"), false);

        // then
        assertThat(named.instance()).isEqualTo("rack-3");
        assertThat(missing.instance()).isNull();
        assertThat(missing.trouble()).contains("no instance 'rack-4'", "10.1.0.7:9100, rack-3");
    }

    private static Node naming(String instance) {
        return aReadyNode()
                .at(new EngineAddress("10.1.0.7", 2375))
                .watchedBy(new PrometheusAddress("10.0.0.1", 9090, instance))
                .build();
    }

    private Match find(Map<String, Measured> measured) {
        return new InstanceFinder(measured).find(node, false);
    }
}
