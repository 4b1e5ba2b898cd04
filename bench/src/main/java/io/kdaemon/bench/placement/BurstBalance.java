package io.kdaemon.bench.placement;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.Resources;
import io.kdaemon.placement.Constraints;
import io.kdaemon.planning.Ask;
import io.kdaemon.planning.Candidate;
import io.kdaemon.planning.Cluster;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** How evenly launches are spread that come inside one scrape interval, when no measurement can show them yet. */
final class BurstBalance {

    private static final int RUNS = 20;

    private BurstBalance() {}

    /** The fullest node's containers over the mean, on equal nodes, averaged over seeds. */
    static double maxOverMean(Strategy strategy, int nodes, int launches) {
        double sum = 0;
        for (int seed = 1; seed <= RUNS; seed++) {
            sum += once(strategy, nodes, launches, seed);
        }
        return sum / RUNS;
    }

    private static double once(Strategy strategy, int nodes, int launches, long seed) {
        Cluster cluster = Cluster.of(SyntheticNodes.equal(nodes, seed));
        Random random = new Random(seed);
        Ask ask = Ask.of(new Resources(50, 64L << 20), new ApplicationId(1), "web", Constraints.NONE, Map.of());
        Map<NodeId, Integer> counts = new HashMap<>();
        for (int i = 0; i < launches; i++) {
            Candidate chosen = strategy.choose(
                            cluster,
                            ask,
                            node -> counts.getOrDefault(node.node().id(), 0),
                            random)
                    .orElseThrow();
            cluster.promise(chosen.node().id(), ask);
            counts.merge(chosen.node().id(), 1, Integer::sum);
        }
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        return most / ((double) launches / nodes);
    }
}
