package io.kdaemon.watcher.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.node.EngineAddress;
import io.kdaemon.node.Node;
import io.kdaemon.testing.MutableClock;
import io.kdaemon.testing.NodeFixtures;
import io.kdaemon.watcher.testing.ClusterInMemory;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PulseTest {

    private static final Instant LATER = MutableClock.NOW.plusSeconds(30);

    private final ClusterInMemory cluster = new ClusterInMemory();
    private final Set<EngineAddress> answering = new HashSet<>();
    private final Pulse pulse = new Pulse(cluster.nodes, new Witnesses(answering::contains), cluster.clock);

    @Test
    void shouldHaveAReadyNodeObservedAtOnceWhenItsEngineIsSilent() {
        // given
        Node alive = cluster.nodes.insert(NodeFixtures.aReadyNode().withId(1).build());
        Node silent = cluster.nodes.insert(NodeFixtures.aReadyNode().withId(2).build());
        Node down = cluster.nodes.insert(NodeFixtures.aDownNode().withId(3).build());
        answering.add(alive.profile().engine());

        // when
        pulse.feel();

        // then
        assertThat(nextObservationOf(silent)).isEqualTo(MutableClock.NOW);
        assertThat(cluster.node(alive.id())).isEqualTo(alive);
        assertThat(cluster.node(down.id())).isEqualTo(down);
    }

    @Test
    void shouldNotAskAgainWhenANodeStaysSilentToTheWatcherAlone() {
        // given
        Node node = cluster.nodes.insert(NodeFixtures.aReadyNode().build());
        pulse.feel();
        cluster.nodes.scheduleObservation(node.id(), LATER);

        // when
        pulse.feel();

        // then
        assertThat(nextObservationOf(node)).isEqualTo(LATER);

        // when
        answering.add(node.profile().engine());
        pulse.feel();
        answering.clear();
        pulse.feel();

        // then
        assertThat(nextObservationOf(node)).isEqualTo(MutableClock.NOW);
    }

    @Test
    void shouldHaveADeadNodeObservedAtOnceWhenItsEngineAnswers() {
        // given
        Node node = cluster.nodes.insert(NodeFixtures.aDownNode().build());
        answering.add(node.profile().engine());

        // when
        pulse.feel();

        // then
        assertThat(nextObservationOf(node)).isEqualTo(MutableClock.NOW);
    }

    @Test
    void shouldFeelEveryNodeInTurnWhenThereAreMany() {
        // given
        List<Node> many = LongStream.rangeClosed(1, 2 * Pulse.AT_A_TIME + 1)
                .mapToObj(number -> cluster.nodes.insert(NodeFixtures.aReadyNode()
                        .withId(number)
                        .dueForObservationAt(LATER)
                        .build()))
                .toList();

        // when
        pulse.feel();

        // then
        assertThat(many)
                .filteredOn(node -> nextObservationOf(node).equals(MutableClock.NOW))
                .hasSize(Pulse.AT_A_TIME);

        // when
        pulse.feel();
        pulse.feel();

        // then
        assertThat(many).allSatisfy(node -> assertThat(nextObservationOf(node)).isEqualTo(MutableClock.NOW));
    }

    private Instant nextObservationOf(Node node) {
        return cluster.node(node.id()).timestamps().nextObservationAt();
    }
}
