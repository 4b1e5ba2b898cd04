package io.kdaemon.planning;

import io.kdaemon.node.Resources;
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

    public Plan plan(List<Candidate> candidates, Resources ask, RandomGenerator random) {
        NodeSearch search = new NodeSearch(filters, scorers, ask, candidates.size());
        RandomOrder order = new RandomOrder(candidates.size(), random);
        while (order.hasNext() && !search.isOver()) {
            search.look(candidates.get(order.next()));
        }
        return search.plan();
    }
}
