package io.kdaemon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.gateway.testing.ApiClient;
import io.kdaemon.gateway.testing.ApiClient.Answer;
import io.kdaemon.gateway.testing.ApiTest;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.contract.PlaceContainer;
import io.kdaemon.testing.messaging.InMemoryBroker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The example requests of the original's README, letter by letter. Their numbers need stores of their own. */
@ApiTest
@TestPropertySource(properties = "kdaemon.cluster=seed")
class SeedRequestsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private InMemoryBroker broker;

    private ApiClient api;

    @BeforeEach
    void connect() {
        api = new ApiClient(port);
    }

    @Test
    void shouldBehaveAsInTheOriginalsReadmeWhenItsExamplesAreSent() {
        // when
        Answer node = api.post("/0.0/node/create", """
                    {
                        "hostname":"Host1",
                        "d_ipaddr":"127.0.0.1",
                        "d_port": "2375",
                        "p_ipaddr":"127.0.0.1",
                        "p_port":"2376"
                    }
                """);
        Answer application = api.post("/0.0/application/create", """
                    {
                        "name":"ghost-blog",
                        "exposed_ports":"2368",
                        "docker_image": "ghost",
                        "dependencies":"",
                        "isenabled":true
                    }
                """);
        Answer container = api.post("/0.0/container/create", """
                    {
                        "name":"ghost-blog-ozzadar",
                        "application_id":1
                    }
                """);

        // then
        assertThat(node.status()).isEqualTo(201);
        assertThat(node.at("d_port").asString()).isEqualTo("2375");
        assertThat(node.at("p_port").asString()).isEqualTo("2376");
        assertThat(node.at("status").asString()).isEqualTo("UNKNOWN");
        assertThat(node.at("status_reason").asString()).isEqualTo("not observed yet");
        assertThat(application.status()).isEqualTo(201);
        assertThat(application.at("exposed_ports").asString()).isEqualTo("2368");
        assertThat(application.at("is_enabled").asBoolean()).isTrue();
        assertThat(container.status()).isEqualTo(202);
        assertThat(container.header("Location")).contains("/0.0/containers/1");
        assertThat(container.at("status").asString()).isEqualTo("REQUESTED");
        assertThat(broker.sent(Destination.PLACE))
                .extracting(Envelope::body)
                .containsExactly(new PlaceContainer(1, 1, 1));
    }
}
