package io.kdaemon.watcher.intake;

import static io.kdaemon.testing.NodeFixtures.aReadyNode;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.node.Node;
import io.kdaemon.node.NodeStatus;
import io.kdaemon.watcher.testing.ClusterInMemory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two watchers work on reports of one node; this one has read the node before the other stored what it knew. */
class NodeConditionsTest {

    private final ClusterInMemory cluster = new ClusterInMemory();
    private final NodeConditions conditions = Intakes.conditions(cluster);
    private final Node seen = cluster.nodes.insert(aReadyNode().build());
    private final Node.Condition before = seen.condition();

    @Test
    void shouldLeaveANodeDownWhenAnotherWatcherTookItForDead() {
        // given
        Node.Condition down = new Node.Condition(NodeStatus.DOWN, "silent", before.facts(), before.lastSeenAt());
        cluster.nodes.updateCondition(seen.id(), down);

        // when
        conditions.unreachable(seen, "refused");

        // then
        assertThat(cluster.node(seen.id()).condition()).isEqualTo(down);
        assertThat(cluster.outbox.messages()).isEmpty();
    }

    @Test
    void shouldEndTheIncidentWhenANodeAnswersThatAnotherWatcherTookForDead() {
        // given
        Node.Condition down = new Node.Condition(NodeStatus.DOWN, "silent", before.facts(), before.lastSeenAt());
        cluster.clock.advance(Intakes.LAST_SEEN_PRECISION);
        cluster.nodes.updateCondition(seen.id(), down);

        // when
        conditions.answered(List.of(new NodeConditions.Answer(seen, seen.facts().orElseThrow())));

        // then
        assertThat(cluster.node(seen.id()).isHealthy()).isTrue();
        assertThat(cluster.notified()).hasSize(1);
    }
}
