package io.kdaemon.dockerworker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.dockerworker.engine.EngineContainer.Binding;
import io.kdaemon.dockerworker.engine.EngineContainer.Condition;
import io.kdaemon.dockerworker.engine.EngineContainer.Health;
import io.kdaemon.dockerworker.engine.EngineContainer.State;
import io.kdaemon.messaging.contract.PublishedPort;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointsTest {

    private static final List<Binding> BINDINGS = List.of(
            new Binding(8080, "tcp", "::", 49153),
            new Binding(8080, "tcp", "0.0.0.0", 49152),
            new Binding(53, "udp", "0.0.0.0", 49160),
            new Binding(53, "tcp", "0.0.0.0", 49161));

    @Test
    void shouldTakeTheIpv4BindingOfEveryPortInAFixedOrder() {
        assertThat(Endpoints.of(container(BINDINGS), "node-1"))
                .isEqualTo(Endpoints.of(container(BINDINGS.reversed()), "node-1"))
                .containsExactly(
                        new PublishedPort(53, "tcp", "node-1", 49161),
                        new PublishedPort(53, "udp", "node-1", 49160),
                        new PublishedPort(8080, "tcp", "node-1", 49152));
    }

    @Test
    void shouldTakeTheIpv6BindingWhenTheNodeIsAdvertisedByIpv6() {
        assertThat(Endpoints.of(container(BINDINGS), "2001:db8::7"))
                .contains(new PublishedPort(8080, "tcp", "2001:db8::7", 49153));
    }

    private static EngineContainer container(List<Binding> bindings) {
        Condition condition = new Condition(State.RUNNING, Health.NONE, true, 0);
        return new EngineContainer("id", "name", Map.of(), condition, bindings, "");
    }
}
