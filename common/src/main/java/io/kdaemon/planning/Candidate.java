package io.kdaemon.planning;

import io.kdaemon.load.LoadReading;
import io.kdaemon.load.NodeLoad;
import io.kdaemon.node.Node;
import io.kdaemon.node.Resources;
import org.jspecify.annotations.Nullable;

/**
 * A node as the planner sees it.
 *
 * @param reading its load, or why that is unknown
 * @param limit how much may be promised on it: capacity times over-commit
 * @param reserved what is promised on it
 * @param pending the part of {@code reserved} that the load cannot show yet
 */
public record Candidate(Node node, LoadReading reading, Resources limit, Resources reserved, Resources pending) {

    /** Null when unknown. */
    public @Nullable NodeLoad load() {
        return reading.loadOrNull();
    }

    public boolean isLoadKnown() {
        return load() != null;
    }

    /** The same node after one more promise. */
    public Candidate reserve(Resources ask) {
        return new Candidate(node, reading, limit, reserved.plus(ask), pending.plus(ask));
    }
}
