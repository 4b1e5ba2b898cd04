package io.kdaemon.watcher.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.adoption.Adoption;
import io.kdaemon.container.ContainerId;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.contract.ObserveNode;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.testing.MutableClock;
import io.kdaemon.testing.NodeFixtures;
import io.kdaemon.watcher.testing.ClusterInMemory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ObservationRequestsTest {

    private final ClusterInMemory cluster = new ClusterInMemory();
    private final ObservationRequests requests = new ObservationRequests(
            cluster.transactions,
            new ObservationRequests.Stores(cluster.nodes, cluster.adoptions),
            cluster.outbox,
            cluster.clock,
            ClusterInMemory.NAME,
            new ObservationRequests.Rhythm(Duration.ofSeconds(15), Duration.ofSeconds(2), 10));

    @Test
    void shouldAskForEveryDueNodeAndAgainBeforeItsWindowEnds() {
        // given
        cluster.nodes.insert(NodeFixtures.aReadyNode()
                .disabled()
                .dueForObservationAt(MutableClock.NOW)
                .build());

        // when
        requests.send();
        requests.send();
        cluster.clock.advance(Duration.ofSeconds(13));
        requests.send();

        // then
        assertThat(cluster.sentTo(Destination.OBSERVE))
                .hasSize(2)
                .first()
                .isInstanceOfSatisfying(ObserveNode.class, observe -> {
                    assertThat(observe.cluster()).isEqualTo(ClusterInMemory.NAME);
                    assertThat(observe.node().engineUri()).isEqualTo("tcp://10.0.0.2:2375");
                    assertThat(observe.windowSeconds()).isEqualTo(15);
                });
    }

    @Test
    void shouldTellWhatWasAdopted() {
        // given
        Node node = cluster.nodes.insert(
                NodeFixtures.aReadyNode().dueForObservationAt(MutableClock.NOW).build());
        cluster.adoptions.add(new Adoption(new ContainerId(7), 1, node.id(), "engine-7", MutableClock.NOW));
        cluster.adoptions.add(
                new Adoption(new ContainerId(8), 1, new NodeId(node.id().value() + 1), "engine-8", MutableClock.NOW));

        // when
        requests.send();

        // then
        assertThat(cluster.sentTo(Destination.OBSERVE))
                .singleElement()
                .isInstanceOfSatisfying(
                        ObserveNode.class,
                        observe -> assertThat(observe.adoptedOrNone())
                                .containsExactly(new ObserveNode.Adopted("engine-7", 7, 1)));
    }

    @Test
    void shouldSendNothingWhenNoNodeIsDue() {
        // given
        cluster.nodes.insert(NodeFixtures.aReadyNode().build());

        // when
        requests.send();

        // then
        assertThat(cluster.outbox.messages()).isEmpty();
    }
}
