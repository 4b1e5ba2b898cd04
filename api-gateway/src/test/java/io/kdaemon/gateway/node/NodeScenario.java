package io.kdaemon.gateway.node;

import io.kdaemon.gateway.testing.ApiClient;
import io.kdaemon.gateway.testing.ApiClient.Answer;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.contract.ObserveNode;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.testing.messaging.InMemoryBroker;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A client of the routes of nodes. */
abstract class NodeScenario {

    @LocalServerPort
    private int port;

    @Autowired
    NodeRepository nodes;

    @Autowired
    private InMemoryBroker broker;

    ApiClient api;

    @BeforeEach
    void connect() {
        api = new ApiClient(port);
    }

    Answer add(String hostname, String engine) {
        return api.post("/0.0/nodes", """
                {"hostname":"%s","d_ipaddr":"%s","d_port":"2375","p_ipaddr":"10.0.0.5","p_port":9090}""".formatted(hostname, engine));
    }

    List<ObserveNode> observationsOf(long id) {
        return broker.sent(Destination.OBSERVE).stream()
                .map(envelope -> (ObserveNode) envelope.body())
                .filter(observe -> observe.node().nodeId() == id)
                .toList();
    }
}
