package io.kdaemon.watcher.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.MessageSubscriber.Received;
import io.kdaemon.messaging.contract.Changed;
import io.kdaemon.messaging.contract.EngineView;
import io.kdaemon.messaging.contract.NodeUnreachable;
import io.kdaemon.node.EngineCondition;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeStatus;
import io.kdaemon.notification.Notification;
import io.kdaemon.testing.MutableClock;
import io.kdaemon.testing.NodeFixtures;
import io.kdaemon.watcher.testing.ClusterInMemory;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeReportsTest {

    private static final EngineView VIEW =
            new EngineView("worker-1", EngineView.Breaker.OPEN, 0, 2, 1, "ping: connection refused", MutableClock.NOW);

    private final ClusterInMemory cluster = new ClusterInMemory();
    private final StatusIntake intake = Intakes.of(cluster);

    @Test
    void shouldBeReadyWithWhatTheEngineTellsWhenANewNodeAnswers() {
        // given
        Node node = cluster.nodes.insert(NodeFixtures.aNewNode().build());

        // when
        intake.handle(List.of(cluster.received(Reports.observed(node))));

        // then
        Node.Condition condition = cluster.node(node.id()).condition();
        assertThat(condition.status()).isEqualTo(NodeStatus.READY);
        assertThat(condition.facts()).isNotNull();
        assertThat(condition.lastSeenAt()).isEqualTo(MutableClock.NOW);
        assertThat(cluster.sentTo(Destination.LIVE))
                .singleElement()
                .isInstanceOfSatisfying(
                        Changed.class, changed -> assertThat(changed.state()).isEqualTo("READY"));
    }

    @Test
    void shouldBeASuspectAndAskedAgainSoonWhenANodeIsUnreachable() {
        // given
        Node node = cluster.nodes.insert(NodeFixtures.aReadyNode().build());

        // when
        intake.handle(List.of(unreachable(node, "connection refused"), unreachable(node, "connection refused")));

        // then
        Node suspect = cluster.node(node.id());
        assertThat(suspect.condition().status()).isEqualTo(NodeStatus.SUSPECT);
        assertThat(suspect.condition().reason()).isEqualTo("connection refused");
        assertThat(suspect.condition().facts()).isEqualTo(node.condition().facts());
        assertThat(suspect.timestamps().nextObservationAt()).isEqualTo(MutableClock.NOW.plus(Intakes.ASK_AGAIN_AFTER));
        assertThat(cluster.sentTo(Destination.LIVE)).hasSize(1);
        assertThat(cluster.notified()).isEmpty();
    }

    @Test
    void shouldStayDownWhenADeadNodeIsUnreachableStill() {
        // given
        Node node = cluster.nodes.insert(NodeFixtures.aDownNode().build());

        // when
        intake.handle(List.of(unreachable(node, "no route to host")));

        // then
        assertThat(cluster.node(node.id())).isEqualTo(node);
    }

    @Test
    void shouldTellThatTheIncidentIsOverWhenADeadNodeAnswers() {
        // given
        Node node = cluster.nodes.insert(NodeFixtures.aDownNode().build());

        // when
        intake.handle(List.of(cluster.received(Reports.observed(node)), cluster.received(Reports.observed(node))));

        // then
        assertThat(cluster.node(node.id()).condition().status()).isEqualTo(NodeStatus.READY);
        assertThat(cluster.notified()).singleElement().satisfies(content -> {
            assertThat(content.kind()).isEqualTo(Notification.Kind.RECOVERY);
            assertThat(content.incidentKey()).isEqualTo("node-1-down");
        });
    }

    @Test
    void shouldPassOverReportsOfANodeThatIsNotInTheClusterAnyMore() {
        // given
        Node deleted = NodeFixtures.aReadyNode().withId(99).build();

        // when
        intake.handle(List.of(cluster.received(Reports.observed(deleted)), unreachable(deleted, "refused")));

        // then
        assertThat(cluster.outbox.messages()).isEmpty();
    }

    @Test
    void shouldKeepWhatEachDockerWorkerTellsOfTheEngine() {
        // given
        Node node = cluster.nodes.insert(NodeFixtures.aReadyNode().build());

        // when
        intake.handle(List.of(cluster.received(Reports.observed(node)), unreachable(node, "connection refused")));

        // then
        assertThat(cluster.engines.listSince(node.id(), MutableClock.NOW))
                .singleElement()
                .satisfies(condition -> {
                    assertThat(condition.worker()).isEqualTo("worker-1");
                    assertThat(condition.calls()).isEqualTo(new EngineCondition.Calls("OPEN", 0, 2, 1));
                    assertThat(condition.trouble())
                            .isEqualTo(new EngineCondition.Trouble("ping: connection refused", MutableClock.NOW));
                    assertThat(condition.toldAt()).isEqualTo(MutableClock.NOW);
                });
    }

    private Received unreachable(Node node, String reason) {
        return cluster.received(new NodeUnreachable(node.id().value(), MutableClock.NOW, reason, VIEW));
    }
}
