package io.kdaemon.planning;

import io.kdaemon.load.NodeLoad;
import io.kdaemon.node.Resources;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The terms of the score: headroom that would be left after the placement, as a share of the node, and what speaks for or against it besides.
 * Where load is unknown, what is promised stands in for what is used.
 */
public final class NodeScorers {

    private NodeScorers() {}

    /** How much each term counts. */
    public record Weights(
            double cpuHeadroom,
            double memoryHeadroom,
            double unpromised,
            double cpuCalm,
            double ioCalm,
            double apart,
            double spread,
            double reliable,
            double imagePresent) {

        public static final Weights DEFAULT = new Weights(1, 1, 0.5, 0.2, 0.2, 0.3, 1, 0.5, 0.1);
    }

    public static List<NodeScorer> all(Weights weights) {
        return List.of(
                new NodeScorer(
                        "cpu_headroom",
                        weights.cpuHeadroom(),
                        (candidate, ask, _) -> share(candidate.freeCoresWith(ask), candidate.cores())),
                new NodeScorer(
                        "memory_headroom",
                        weights.memoryHeadroom(),
                        (candidate, ask, _) -> share(candidate.freeMemoryWith(ask), candidate.memoryBytes())),
                new NodeScorer("unpromised", weights.unpromised(), NodeScorers::unpromised),
                new NodeScorer(
                        "cpu_calm",
                        weights.cpuCalm(),
                        (candidate, _, _) -> 1 - pressure(candidate, NodeLoad::cpuPressure)),
                new NodeScorer(
                        "io_calm", weights.ioCalm(), (candidate, _, _) -> 1 - pressure(candidate, NodeLoad::ioStall)),
                new NodeScorer(
                        "apart",
                        weights.apart(),
                        (candidate, ask, _) -> 1.0 / (1 + candidate.residents().of(ask.application()))),
                new NodeScorer(
                        "spread",
                        weights.spread(),
                        (candidate, _, spread) -> spread.label() == null ? 0 : spread.evenness(candidate)),
                new NodeScorer(
                        "reliable", weights.reliable(), (candidate, _, _) -> 1.0 / (1 + candidate.launchFailures())),
                new NodeScorer(
                        "image_present",
                        weights.imagePresent(),
                        (candidate, ask, _) -> candidate.residents().images().contains(ask.image()) ? 1 : 0));
    }

    /** Tells nodes apart that measure the same, e.g. before the first sample after a burst. */
    private static double unpromised(Candidate candidate, Ask ask, Spread spread) {
        Resources limit = candidate.limit();
        Resources reserved = candidate.reserved();
        double cpu =
                share(limit.cpuMillis() - reserved.cpuMillis() - ask.resources().cpuMillis(), limit.cpuMillis());
        double memory = share(
                limit.memoryBytes() - reserved.memoryBytes() - ask.resources().memoryBytes(), limit.memoryBytes());
        return Math.min(cpu, memory);
    }

    /** Not measured counts as calm, as old kernels do not measure it at all. */
    private static double pressure(Candidate candidate, Function<NodeLoad, OptionalDouble> signal) {
        NodeLoad load = candidate.load();
        return load == null ? 0 : Math.clamp(signal.apply(load).orElse(0), 0, 1);
    }

    private static double share(double part, double whole) {
        return whole <= 0 ? 0 : Math.clamp(part / whole, 0, 1);
    }
}
