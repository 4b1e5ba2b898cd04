package io.kdaemon.planning;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Chooses a node. Nodes are looked at in random order; filters first, and of the feasible ones the first few are scored and the best of these
 * wins.
 *
 * <p>Scoring all and taking the best would send everything to one node until the next measurement, and every scheduler to the same one. The
 * best of a few random ones spreads nearly as well as perfect knowledge would (Mitzenmacher, "The Power of Two Choices in Randomized Load
 * Balancing", 2001) and does not herd. It also makes a decision cost the same in a cluster of fifty nodes and of five thousand. Nodes of
 * unknown load are used only when no node of known load fits.
 */
public final class PlacementPlanner {

    private final List<NodeFilter> filters;
    private final List<NodeScorer> scorers;

    public PlacementPlanner(List<NodeFilter> filters, List<NodeScorer> scorers) {
        this.filters = List.copyOf(filters);
        this.scorers = List.copyOf(scorers);
    }

    /** Names of the filters, in their order. */
    public List<String> filters() {
        return filters.stream().map(NodeFilter::name).toList();
    }

    public Plan plan(Cluster cluster, Ask ask, RandomGenerator random) {
        NodeSearch search = new NodeSearch(new Screening(filters, ask), scorers, cluster);
        Positions left = cluster.size() <= NodeSearch.ALWAYS_LOOKED_AT ? null : cluster.left(ask);
        if (left == null) {
            search.walk(RandomOrder.below(cluster.size(), random));
        } else {
            search.walk(new RandomOrder(left.toArray(), random));
            lookAtSomeRuledOut(left, cluster, search, random);
        }
        return search.plan();
    }

    /** They cannot win; they are looked at so that the explanation shows what ruled them out. */
    private static void lookAtSomeRuledOut(Positions left, Cluster cluster, NodeSearch search, RandomGenerator random) {
        if (search.lookedAt() >= NodeSearch.ALWAYS_LOOKED_AT) {
            return;
        }
        boolean[] looked = new boolean[cluster.size()];
        for (int position : left.toArray()) {
            looked[position] = true;
        }
        RandomOrder others = RandomOrder.below(cluster.size(), random);
        while (others.size() > 0 && search.lookedAt() < NodeSearch.ALWAYS_LOOKED_AT) {
            int position = others.next();
            if (!looked[position]) {
                search.look(cluster.get(position));
            }
        }
    }
}
