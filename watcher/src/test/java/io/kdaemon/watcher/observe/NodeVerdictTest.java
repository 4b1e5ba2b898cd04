package io.kdaemon.watcher.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeStatus;
import io.kdaemon.testing.MutableClock;
import io.kdaemon.testing.NodeFixtures;
import io.kdaemon.watcher.observe.NodeVerdict.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NodeVerdictTest {

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Instant NOW = MutableClock.NOW;
    private static final Instant LONG_AGO = NOW.minus(GRACE);

    private final NodeVerdict verdict = new NodeVerdict(GRACE, new NodeVerdict.Mass(0.5, 3));

    @Test
    void shouldWaitForTheEndOfTheGrace() {
        // given
        List<Node> nodes = nodes(2, 1);

        // then
        assertThat(judge(nodes, NOW.minus(GRACE).plusMillis(1))).isEqualTo(new Finding.Overdue(List.of()));
        assertThat(judge(nodes, LONG_AGO)).isEqualTo(new Finding.Overdue(nodes.subList(2, 3)));
    }

    @Test
    void shouldJudgeTheOnlyNodes() {
        // given
        List<Node> nodes = nodes(0, 2);

        // then
        assertThat(judge(nodes, LONG_AGO)).isEqualTo(new Finding.Overdue(nodes));
    }

    @Test
    void shouldHoldWhenMoreThanTheShareFailsAtOnce() {
        // then
        assertThat(judge(nodes(2, 3), LONG_AGO)).isEqualTo(new Finding.Hold(3, 5));
        assertThat(judge(nodes(3, 3), LONG_AGO)).isInstanceOf(Finding.Overdue.class);
    }

    @Test
    void shouldNotCountNodesThatNeverAnswered() {
        // given
        List<Node> nodes = new ArrayList<>(nodes(0, 0));
        LongStream.rangeClosed(1, 4)
                .mapToObj(id -> with(NodeFixtures.aNewNode().withId(id).build(), NodeStatus.SUSPECT))
                .forEach(nodes::add);

        // then
        assertThat(judge(nodes, LONG_AGO)).isEqualTo(new Finding.Overdue(nodes));
    }

    @Test
    void shouldNotCountNodesThatAreDownAlready() {
        // given
        List<Node> nodes = new ArrayList<>(nodes(1, 3));
        nodes.add(NodeFixtures.aDownNode().withId(50).build());
        nodes.add(NodeFixtures.aDownNode().withId(51).build());

        // then
        assertThat(judge(nodes, LONG_AGO)).isEqualTo(new Finding.Hold(3, 4));
    }

    private Finding judge(List<Node> nodes, Instant since) {
        Map<NodeId, Instant> suspectSince = nodes.stream()
                .filter(node -> node.condition().status() == NodeStatus.SUSPECT)
                .collect(Collectors.toMap(Node::id, _ -> since));
        return verdict.judge(nodes, suspectSince, NOW);
    }

    private static List<Node> nodes(int ready, int suspect) {
        return LongStream.rangeClosed(1, ready + suspect)
                .mapToObj(id -> NodeFixtures.aReadyNode().withId(id).build())
                .map(node -> node.id().value() <= ready ? node : with(node, NodeStatus.SUSPECT))
                .toList();
    }

    private static Node with(Node node, NodeStatus status) {
        Node.Condition old = node.condition();
        return new Node(
                node.id(),
                node.profile(),
                node.enabled(),
                new Node.Condition(status, "refused", old.facts(), old.lastSeenAt()),
                node.reserved(),
                node.timestamps(),
                node.version());
    }
}
