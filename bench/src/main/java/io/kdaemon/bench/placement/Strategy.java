package io.kdaemon.bench.placement;

import io.kdaemon.planning.Ask;
import io.kdaemon.planning.Candidate;
import io.kdaemon.planning.Cluster;
import io.kdaemon.planning.NodeFilters;
import io.kdaemon.planning.NodeScorers;
import io.kdaemon.planning.PlacementPlanner;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/** A way to choose a node; every one of them refuses what has no room by promise. */
enum Strategy {
    /** The planner as it is shipped. */
    OURS,
    /** The node with the lowest measured CPU use, as of the last sample. */
    LEAST_LOADED,
    /** The node with the fewest containers, as the original did it. */
    LEAST_CONTAINERS,
    RANDOM,
    /** The one with the lower measured CPU use of two random nodes. */
    TWO_CHOICES,
    /** The node with the smallest share of its CPU and memory promised, as schedulers without measurements do it. */
    SPREAD_BY_RESERVATION;

    private static final PlacementPlanner PLANNER = new PlacementPlanner(
            NodeFilters.all(NodeFilters.Limits.DEFAULT), NodeScorers.all(NodeScorers.Weights.DEFAULT));

    /** @param containers how many there are on a node */
    Optional<Candidate> choose(
            Cluster cluster, Ask ask, ToDoubleFunction<Candidate> containers, RandomGenerator random) {
        return switch (this) {
            case OURS -> PLANNER.plan(cluster, ask, random).winner().map(winner -> winner.candidate());
            case LEAST_LOADED -> least(fitting(cluster, ask), Strategy::busyShare, random);
            case LEAST_CONTAINERS -> least(fitting(cluster, ask), containers, random);
            case RANDOM -> least(some(fitting(cluster, ask), 1, random), Strategy::busyShare, random);
            case TWO_CHOICES -> least(some(fitting(cluster, ask), 2, random), Strategy::busyShare, random);
            case SPREAD_BY_RESERVATION -> least(fitting(cluster, ask), Strategy::promisedShare, random);
        };
    }

    private static List<Candidate> fitting(Cluster cluster, Ask ask) {
        return cluster.candidates().stream()
                .filter(node -> node.reserved().plus(ask.resources()).isWithin(node.limit()))
                .toList();
    }

    private static List<Candidate> some(List<Candidate> nodes, int count, RandomGenerator random) {
        return nodes.isEmpty()
                ? nodes
                : random.ints(count, 0, nodes.size()).mapToObj(nodes::get).toList();
    }

    /** Ties are broken at random: else the first of them would get everything. */
    private static Optional<Candidate> least(
            List<Candidate> nodes, ToDoubleFunction<Candidate> value, RandomGenerator random) {
        double least = nodes.stream().mapToDouble(value).min().orElse(0);
        List<Candidate> best = nodes.stream()
                .filter(node -> value.applyAsDouble(node) <= least)
                .toList();
        return best.isEmpty() ? Optional.empty() : Optional.of(best.get(random.nextInt(best.size())));
    }

    private static double busyShare(Candidate node) {
        double cores = node.node().facts().orElseThrow().cores();
        return node.load() == null ? 1 : 1 - node.load().freeCores() / cores;
    }

    private static double promisedShare(Candidate node) {
        return Math.max(
                (double) node.reserved().cpuMillis() / node.limit().cpuMillis(),
                (double) node.reserved().memoryBytes() / node.limit().memoryBytes());
    }
}
