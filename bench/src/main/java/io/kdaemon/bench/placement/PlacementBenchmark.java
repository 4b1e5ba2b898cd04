package io.kdaemon.bench.placement;

import java.util.List;
import java.util.stream.LongStream;
import org.openjdk.jmh.runner.RunnerException;

/** Prints how the planner spreads a burst and how a trace of mixed applications goes, beside other strategies. */
public final class PlacementBenchmark {

    private static final int[] CLUSTERS = {10, 20, 50, 100};
    private static final int LAUNCHES = 500;
    private static final int TRACES = 10;

    private PlacementBenchmark() {}

    public static void main(String[] arguments) throws RunnerException {
        printBalance();
        printReplay();
        DecisionBenchmark.run();
    }

    private static void printBalance() {
        System.out.printf(
                "%d launches inside one scrape interval, equal nodes: containers of the fullest node over the mean%n",
                LAUNCHES);
        for (Strategy strategy : Strategy.values()) {
            System.out.printf("  %-22s", strategy);
            for (int nodes : CLUSTERS) {
                System.out.printf("  %4d nodes %6.2f", nodes, BurstBalance.maxOverMean(strategy, nodes, LAUNCHES));
            }
            System.out.println();
        }
    }

    private static void printReplay() {
        System.out.printf("replay of %d traces on 20 nodes: share of node seconds above 85 %% CPU, makespan%n", TRACES);
        for (Strategy strategy : Strategy.values()) {
            List<Replay.Result> results = LongStream.rangeClosed(1, TRACES)
                    .mapToObj(seed -> Replay.run(strategy, seed))
                    .toList();
            System.out.printf(
                    "  %-22s  %5.2f %%  %6.0f s%n",
                    strategy,
                    100
                            * results.stream()
                                    .mapToDouble(Replay.Result::busyShare)
                                    .average()
                                    .orElseThrow(),
                    results.stream().mapToInt(Replay.Result::makespan).average().orElseThrow());
        }
    }
}
