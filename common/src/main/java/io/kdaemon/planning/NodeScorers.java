package io.kdaemon.planning;

import io.kdaemon.load.NodeLoad;
import io.kdaemon.node.Resources;
import java.util.List;

/**
 * The terms of the score: headroom that would be left after the placement, as a share of the node. Where load is unknown, what is promised
 * stands in for what is used.
 */
public final class NodeScorers {

    private static final double MILLIS = 1000;

    private NodeScorers() {}

    public static List<NodeScorer> all(Weights weights) {
        return List.of(
                new NodeScorer("cpu_headroom", weights.cpuHeadroom(), NodeScorers::cpuHeadroom),
                new NodeScorer("memory_headroom", weights.memoryHeadroom(), NodeScorers::memoryHeadroom),
                new NodeScorer("unpromised", weights.unpromised(), NodeScorers::unpromised));
    }

    /** How much each term counts. */
    public record Weights(double cpuHeadroom, double memoryHeadroom, double unpromised) {}

    static double cpuHeadroom(Candidate candidate, Resources ask) {
        NodeLoad load = candidate.load();
        double cores = candidate.node().facts().orElseThrow().cores();
        Resources promised = (load == null ? candidate.reserved() : candidate.pending()).plus(ask);
        double free = (load == null ? cores : load.freeCores()) - promised.cpuMillis() / MILLIS;
        return share(free, cores);
    }

    static double memoryHeadroom(Candidate candidate, Resources ask) {
        NodeLoad load = candidate.load();
        double total = candidate.node().facts().orElseThrow().memoryBytes();
        Resources promised = (load == null ? candidate.reserved() : candidate.pending()).plus(ask);
        double free = (load == null ? total : load.memoryAvailableBytes()) - promised.memoryBytes();
        return share(free, total);
    }

    /** Tells nodes apart that measure the same, e.g. before the first sample after a burst. */
    static double unpromised(Candidate candidate, Resources ask) {
        Resources promised = candidate.reserved().plus(ask);
        double cpu = share(
                candidate.limit().cpuMillis() - promised.cpuMillis(),
                candidate.limit().cpuMillis());
        double memory = share(
                candidate.limit().memoryBytes() - promised.memoryBytes(),
                candidate.limit().memoryBytes());
        return Math.min(cpu, memory);
    }

    private static double share(double part, double whole) {
        return whole <= 0 ? 0 : Math.clamp(part / whole, 0, 1);
    }
}
