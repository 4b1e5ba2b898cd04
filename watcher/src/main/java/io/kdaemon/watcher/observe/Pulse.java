package io.kdaemon.watcher.observe;

import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeRepository;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Feels between observations whether the engines answer: one that is cut off, hangs or is back would be noticed only when its next window
 * begins. Decides nothing: a node that has just become other than it is held to be is observed now instead of later. Once only, for there are
 * nodes that docker-workers reach and the watcher does not.
 */
class Pulse {

    /** In a larger cluster the nodes take turns: a thousand probes every two seconds would cost more than they tell. */
    static final int AT_A_TIME = 200;

    private final NodeRepository nodes;
    private final Witnesses witnesses;
    private final Clock clock;
    private final Set<NodeId> surprising = new HashSet<>();
    private int turn;

    Pulse(NodeRepository nodes, Witnesses witnesses, Clock clock) {
        this.nodes = nodes;
        this.witnesses = witnesses;
        this.clock = clock;
    }

    void feel() {
        List<Node> felt =
                nextTurn(nodes.listAll().stream().filter(Pulse::isJudged).toList());
        Set<NodeId> silent = ids(witnesses.silent(felt));
        for (Node node : felt) {
            if (node.isHealthy() != silent.contains(node.id())) {
                surprising.remove(node.id());
            } else if (surprising.add(node.id())) {
                nodes.scheduleObservation(node.id(), clock.instant());
            }
        }
    }

    private List<Node> nextTurn(List<Node> judged) {
        surprising.retainAll(ids(judged));
        int turns = Math.ceilDiv(judged.size(), AT_A_TIME);
        int from = turns == 0 ? 0 : turn++ % turns * AT_A_TIME;
        return judged.subList(from, Math.min(from + AT_A_TIME, judged.size()));
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
