package io.kdaemon.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.messaging.contract.Changed;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeStatus;
import io.kdaemon.testing.MutableClock;
import io.kdaemon.testing.NodeFixtures;
import io.kdaemon.testing.persistence.InMemoryNodeRepository;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FirstLookTest {

    private static final Node.Condition REFUSED =
            new Node.Condition(NodeStatus.SUSPECT, "connection refused", null, MutableClock.NOW);

    private final InMemoryNodeRepository nodes = new InMemoryNodeRepository();
    private final FirstLook patient = new FirstLook(nodes, Duration.ofMinutes(5));

    @Test
    void shouldAnswerWhatWasFoundWhenTheObservationArrives() {
        // given
        NodeId id = nodes.insert(NodeFixtures.aNewNode().build()).id();
        CompletableFuture<Optional<Node>> looked = CompletableFuture.supplyAsync(() -> patient.await(id));

        // when
        nodes.updateCondition(id, REFUSED);
        patient.changed(new Changed("node", id.value(), "SUSPECT", "connection refused", MutableClock.NOW));

        // then
        assertThat(looked.join().orElseThrow().condition()).isEqualTo(REFUSED);
    }

    @Test
    void shouldAnswerThatNothingIsKnownWhenPatienceEnds() {
        // given
        NodeId id = nodes.insert(NodeFixtures.aNewNode().build()).id();

        // when
        Optional<Node> looked = new FirstLook(nodes, Duration.ofMillis(1)).await(id);

        // then
        assertThat(looked.orElseThrow().condition().status()).isEqualTo(NodeStatus.UNKNOWN);
    }

    @Test
    void shouldAnswerNothingWhenTheNodeIsGone() {
        assertThat(patient.await(new NodeId(99))).isEmpty();
    }
}
