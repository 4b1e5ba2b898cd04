package io.kdaemon.watcher.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ContainerId;
import io.kdaemon.container.Endpoint;
import io.kdaemon.container.Protocol;
import io.kdaemon.node.NodeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceNamingTest {

    private static final Endpoint HTTPS = new Endpoint(443, Protocol.UDP, "10.0.0.1", 32768);

    private final ServiceNaming naming = new ServiceNaming("blue");

    @Test
    void shouldNameServiceAndNodeAfterClusterContainerAndPort() {
        // when
        ServiceKey key = naming.key(new NodeId(7), new ContainerId(17), HTTPS);

        // then
        assertThat(key).isEqualTo(new ServiceKey("kd-7", "kd-blue-17-443-udp"));
        assertThat(naming.isOurs(key.serviceId())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"web", "kd-green-17-443-udp", "kd-blue-2-17-443-udp", "kd-blue-17-443", "kd-blue-17-443-udp-x"})
    void shouldNotTakeForOursWhatOthersHaveRegistered(String serviceId) {
        // then
        assertThat(naming.isOurs(serviceId)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ghost-blog, ghost-blog, ghost-blog-443",
        "'Ghost Blog_2', ghost-blog-2, ghost-blog-2-443",
        "'...', app, app-443",
    })
    void shouldNameTheFirstPortAfterTheApplicationAndTheOthersAfterTheirPort(
            String application, String first, String other) {
        // then
        assertThat(ServiceNaming.service(application, HTTPS, true)).isEqualTo(first);
        assertThat(ServiceNaming.service(application, HTTPS, false)).isEqualTo(other);
    }

    @Test
    void shouldShortenToWhatDnsAllows() {
        // then
        assertThat(ServiceNaming.service("a".repeat(80), HTTPS, false))
                .hasSize(63)
                .endsWith("a-443");
    }
}
