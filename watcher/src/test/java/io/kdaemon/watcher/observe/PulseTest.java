package io.kdaemon.watcher.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.node.Node;
import io.kdaemon.testing.MutableClock;
import io.kdaemon.testing.NodeFixtures;
import io.kdaemon.watcher.testing.ClusterInMemory;
import org.junit.jupiter.api.Test;

class PulseTest {

    private final ClusterInMemory cluster = new ClusterInMemory();

    @Test
    void shouldHaveAReadyNodeObservedAtOnceWhenItsEngineIsSilent() {
        // given
        Node alive = cluster.nodes.insert(NodeFixtures.aReadyNode().withId(1).build());
        Node silent = cluster.nodes.insert(NodeFixtures.aReadyNode().withId(2).build());
        Node down = cluster.nodes.insert(NodeFixtures.aDownNode().withId(3).build());
        Witnesses witnesses =
                new Witnesses(engine -> engine.equals(alive.profile().engine()));

        // when
        new Pulse(cluster.nodes, witnesses, cluster.clock).feel();

        // then
        assertThat(cluster.node(silent.id()).timestamps().nextObservationAt()).isEqualTo(MutableClock.NOW);
        assertThat(cluster.node(alive.id())).isEqualTo(alive);
        assertThat(cluster.node(down.id())).isEqualTo(down);
    }
}
