package io.kdaemon.watcher.observe;

import io.kdaemon.node.Node;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.NodeStatus;
import java.time.Clock;
import java.util.List;

/**
 * Feels between observations whether the engines still answer: one that is cut off or hangs would be noticed only when its window ends.
 * Decides nothing: a node without pulse is observed now instead of later.
 */
class Pulse {

    private final NodeRepository nodes;
    private final Witnesses witnesses;
    private final Clock clock;

    Pulse(NodeRepository nodes, Witnesses witnesses, Clock clock) {
        this.nodes = nodes;
        this.witnesses = witnesses;
        this.clock = clock;
    }

    void feel() {
        List<Node> ready = nodes.listAll().stream()
                .filter(node -> node.condition().status() == NodeStatus.READY)
                .toList();
        witnesses.silent(ready).forEach(node -> nodes.scheduleObservation(node.id(), clock.instant()));
    }
}
