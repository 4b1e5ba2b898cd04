package io.kdaemon.watcher.observe;

import static io.kdaemon.testing.ContainerFixtures.aRunningContainer;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerQuery;
import io.kdaemon.container.ObservedState;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.contract.Changed;
import io.kdaemon.node.EngineAddress;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeStatus;
import io.kdaemon.notification.Notification;
import io.kdaemon.notification.Notification.Kind;
import io.kdaemon.testing.NodeFixtures;
import io.kdaemon.watcher.testing.ClusterInMemory;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NodeJudgeTest {

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final ClusterInMemory cluster = new ClusterInMemory();
    private final Set<EngineAddress> answering = new HashSet<>();
    private final NodeJudge judge = aJudge();

    @Test
    void shouldLoseNodeAndContainersWithOneNotificationWhenBothWitnessesAgree() {
        // given
        Node node = suspect(1);
        cluster.containers.insert(aRunningContainer().named("one").build());
        cluster.containers.insert(aRunningContainer().named("two").build());

        // when
        judgeAfterGrace();
        judge.judge();

        // then
        assertThat(status(node)).isEqualTo(NodeStatus.DOWN);
        assertThat(cluster.containers.list(ContainerQuery.onNode(node.id())))
                .extracting(ContainerInstance::observed)
                .containsOnly(ObservedState.LOST);
        assertThat(cluster.notified()).singleElement().satisfies(content -> {
            assertThat(content.incidentKey()).isEqualTo("node-1-down");
            assertThat(content.body()).contains("refused", "2");
        });
        assertThat(cluster.sentTo(Destination.LIVE))
                .filteredOn(body ->
                        body instanceof Changed changed && changed.subject().equals("node"))
                .hasSize(1);
    }

    @Test
    void shouldStayASuspectWhenTheSecondWitnessGetsAnAnswer() {
        // given
        Node node = suspect(1);
        answering.add(node.profile().engine());

        // when
        judgeAfterGrace();

        // then
        assertThat(status(node)).isEqualTo(NodeStatus.SUSPECT);
        assertThat(cluster.notified()).isEmpty();
    }

    @Test
    void shouldBeginAnewWhenANodeHasAnsweredInBetween() {
        // given
        Node node = suspect(1);
        judge.judge();
        cluster.clock.advance(GRACE);
        set(node, NodeStatus.READY);
        judge.judge();
        set(node, NodeStatus.SUSPECT);

        // when
        judge.judge();

        // then
        assertThat(status(node)).isEqualTo(NodeStatus.SUSPECT);
    }

    @Test
    void shouldHoldAndCallForHelpOnceWhenMostNodesFailAtOnce() {
        // given
        List<Node> nodes = List.of(suspect(1), suspect(2), suspect(3));

        // when
        judgeAfterGrace();
        judge.judge();

        // then
        assertThat(nodes).extracting(this::status).containsOnly(NodeStatus.SUSPECT);
        assertThat(cluster.notified()).singleElement().satisfies(content -> {
            assertThat(content.incidentKey()).isEqualTo("nodes-unreachable");
            assertThat(content.subject()).contains("3 of 3", "it may be us");
        });

        // when
        nodes.forEach(node -> set(node, NodeStatus.READY));
        judge.judge();

        // then
        assertThat(cluster.notified())
                .extracting(Notification.Content::kind)
                .containsExactly(Kind.INCIDENT, Kind.RECOVERY);
    }

    @Test
    void shouldCallForHelpOnceWhenSeveralWatchersHoldAtTheSameTime() {
        // given
        List<Node> nodes = List.of(suspect(1), suspect(2), suspect(3));
        NodeJudge other = aJudge();
        judge.judge();
        cluster.deliverNotifications();

        // when
        other.judge();
        nodes.forEach(node -> set(node, NodeStatus.READY));
        judge.judge();
        cluster.deliverNotifications();
        other.judge();

        // then
        assertThat(cluster.notified())
                .extracting(Notification.Content::kind)
                .containsExactly(Kind.INCIDENT, Kind.RECOVERY);
    }

    @Test
    void shouldTellThatItIsOverWhenTheWatcherThatCalledForHelpIsGone() {
        // given
        List<Node> nodes = List.of(suspect(1), suspect(2), suspect(3));
        judge.judge();
        nodes.forEach(node -> set(node, NodeStatus.READY));

        // when
        aJudge().judge();

        // then
        assertThat(cluster.notified())
                .extracting(Notification.Content::kind)
                .containsExactly(Kind.INCIDENT, Kind.RECOVERY);
    }

    private NodeJudge aJudge() {
        return new NodeJudge(
                cluster.nodes,
                new NodeVerdict(GRACE, new NodeVerdict.Mass(0.5, 3)),
                new Witnesses(answering::contains),
                new NodeLoss(
                        cluster.transactions,
                        cluster.containers,
                        cluster.executor,
                        cluster.nodes,
                        new NodeLoss.News(cluster.outbox, cluster.notifications),
                        cluster.clock),
                cluster.notifications,
                cluster.clock);
    }

    private void judgeAfterGrace() {
        judge.judge();
        cluster.clock.advance(GRACE);
        judge.judge();
    }

    private Node suspect(long id) {
        Node node = cluster.nodes.insert(NodeFixtures.aReadyNode().withId(id).build());
        set(node, NodeStatus.SUSPECT);
        return node;
    }

    private void set(Node node, NodeStatus status) {
        Node.Condition old = node.condition();
        cluster.nodes.updateCondition(node.id(), new Node.Condition(status, "refused", old.facts(), old.lastSeenAt()));
    }

    private NodeStatus status(Node node) {
        return cluster.node(new NodeId(node.id().value())).condition().status();
    }
}
