package io.kdaemon.watcher.observe;

import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which suspects have been silent for too long. Pure. */
record NodeVerdict(Duration grace, Mass mass) {

    /**
     * When so many nodes fail at once that the fault is more likely ours.
     *
     * @param share of the nodes that could fail, those already DOWN left out
     */
    record Mass(double share, int atLeast) {}

    sealed interface Finding {

        /** These have used up their grace; they are DOWN if the second witness gets no answer either. */
        record Overdue(List<Node> nodes) implements Finding {}

        /** Too many at once: nothing follows from it but a call for help. */
        record Hold(int failing, int nodes) implements Finding {}
    }

    /** @param suspectSince for every suspect, since when it has been one */
    Finding judge(List<Node> nodes, Map<NodeId, Instant> suspectSince, Instant now) {
        Set<NodeId> suspects = suspectSince.keySet();
        long failing = nodes.stream()
                .filter(NodeVerdict::hasEverAnswered)
                .filter(node -> suspects.contains(node.id()))
                .count();
        long able = nodes.stream()
                .filter(NodeVerdict::hasEverAnswered)
                .filter(node -> node.condition().status() != NodeStatus.DOWN)
                .count();
        if (failing >= mass.atLeast() && failing > mass.share() * able) {
            return new Finding.Hold((int) failing, (int) able);
        }
        return new Finding.Overdue(nodes.stream()
                .filter(node -> suspects.contains(node.id()))
                .filter(node -> !suspectSince.get(node.id()).plus(grace).isAfter(now))
                .toList());
    }

    /** A node that never answered says nothing about our own connection: its address may be wrong. */
    private static boolean hasEverAnswered(Node node) {
        return node.condition().lastSeenAt() != null;
    }
}
