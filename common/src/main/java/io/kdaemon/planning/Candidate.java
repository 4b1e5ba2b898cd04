package io.kdaemon.planning;

import io.kdaemon.load.LoadReading;
import io.kdaemon.load.NodeLoad;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeStatus;
import io.kdaemon.node.Resources;
import org.jspecify.annotations.Nullable;

/**
 * A node as the planner sees it.
 *
 * @param reading its load, or why that is unknown
 * @param limit how much may be promised on it: capacity times over-commit
 * @param reserved what is promised on it
 * @param pending the part of {@code reserved} that the load cannot show yet
 * @param launchFailures how many launches failed on it lately
 */
public record Candidate(
        Node node,
        LoadReading reading,
        Resources limit,
        Resources reserved,
        Resources pending,
        Residents residents,
        int launchFailures) {

    /** Null when unknown. */
    public @Nullable NodeLoad load() {
        return reading.loadOrNull();
    }

    public boolean isLoadKnown() {
        return load() != null;
    }

    public String hostname() {
        return node.profile().hostname();
    }

    /** The same node after one more promise. */
    public Candidate reserve(Ask ask) {
        Resources more = ask.resources();
        return new Candidate(
                node, reading, limit, reserved.plus(more), pending.plus(more), residents.plus(ask), launchFailures);
    }

    /** The same node, silent. */
    Candidate down() {
        Node.Condition before = node.condition();
        Node.Condition silent =
                new Node.Condition(NodeStatus.DOWN, "assumed to be lost", before.facts(), before.lastSeenAt());
        Node lost = new Node(
                node.id(), node.profile(), node.enabled(), silent, node.reserved(), node.timestamps(), node.version());
        return new Candidate(lost, reading, limit, reserved, pending, residents, launchFailures);
    }

    /** Cores that would be free with the ask on it; by what is promised where the load is unknown. */
    double freeCoresWith(Ask ask) {
        NodeLoad load = load();
        long promised = (load == null ? reserved : pending).cpuMillis()
                + ask.resources().cpuMillis();
        return (load == null ? cores() : load.freeCores()) - promised / 1000.0;
    }

    /** Bytes that would be free with the ask on it; by what is promised where the load is unknown. */
    double freeMemoryWith(Ask ask) {
        NodeLoad load = load();
        long promised = (load == null ? reserved : pending).memoryBytes()
                + ask.resources().memoryBytes();
        return (load == null ? memoryBytes() : load.memoryAvailableBytes()) - (double) promised;
    }

    double cores() {
        return node.facts().orElseThrow().cores();
    }

    double memoryBytes() {
        return node.facts().orElseThrow().memoryBytes();
    }
}
