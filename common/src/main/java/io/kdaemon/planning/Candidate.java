package io.kdaemon.planning;

import io.kdaemon.load.NodeLoad;
import io.kdaemon.node.Node;
import io.kdaemon.node.Resources;
import org.jspecify.annotations.Nullable;

/**
 * A node as the planner sees it.
 *
 * @param load null when unknown
 * @param limit how much may be promised on it: capacity times over-commit
 * @param reserved what is promised on it
 * @param pending the part of {@code reserved} that {@code load} cannot show yet
 */
public record Candidate(Node node, @Nullable NodeLoad load, Resources limit, Resources reserved, Resources pending) {

    public boolean isLoadKnown() {
        return load != null;
    }

    /** The same node after one more promise. */
    public Candidate reserve(Resources ask) {
        return new Candidate(node, load, limit, reserved.plus(ask), pending.plus(ask));
    }
}
