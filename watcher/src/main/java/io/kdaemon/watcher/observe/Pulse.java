package io.kdaemon.watcher.observe;

import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeRepository;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Feels between observations whether the engines answer: one that is cut off, hangs or is back would be noticed only when its next window
 * begins. Decides nothing: a node that has just become other than it is held to be is observed now instead of later. Once only, for there are
 * nodes that docker-workers reach and the watcher does not.
 */
class Pulse {

    private final NodeRepository nodes;
    private final Witnesses witnesses;
    private final Clock clock;
    private Set<NodeId> surprising = Set.of();

    Pulse(NodeRepository nodes, Witnesses witnesses, Clock clock) {
        this.nodes = nodes;
        this.witnesses = witnesses;
        this.clock = clock;
    }

    void feel() {
        List<Node> judged = nodes.listAll().stream().filter(Pulse::isJudged).toList();
        Set<NodeId> silent = ids(witnesses.silent(judged));
        Set<NodeId> before = surprising;
        surprising = ids(judged.stream()
                .filter(node -> node.isHealthy() == silent.contains(node.id()))
                .toList());
        surprising.stream()
                .filter(id -> !before.contains(id))
                .forEach(id -> nodes.scheduleObservation(id, clock.instant()));
    }

    /** The others are observed soon anyway. */
    private static boolean isJudged(Node node) {
        return switch (node.condition().status()) {
            case READY, DOWN -> true;
            case UNKNOWN, SUSPECT -> false;
        };
    }

    private static Set<NodeId> ids(List<Node> nodes) {
        return nodes.stream().map(Node::id).collect(Collectors.toSet());
    }
}
