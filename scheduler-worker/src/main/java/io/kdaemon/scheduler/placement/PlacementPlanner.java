package io.kdaemon.scheduler.placement;

import io.kdaemon.node.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Chooses a node. Filters first; of the feasible nodes a random few are scored and the best of these wins.
 *
 * <p>Scoring all and taking the best would send everything to one node until the next measurement, and every scheduler to the same one. The
 * best of a few random ones spreads nearly as well as perfect knowledge would (Mitzenmacher, "The Power of Two Choices in Randomized Load
 * Balancing", 2001) and does not herd. Nodes of unknown load are used only when no node of known load fits.
 */
public final class PlacementPlanner {

    private final List<NodeFilter> filters;
    private final List<NodeScorer> scorers;

    public PlacementPlanner(List<NodeFilter> filters, List<NodeScorer> scorers) {
        this.filters = List.copyOf(filters);
        this.scorers = List.copyOf(scorers);
    }

    public Plan plan(List<Candidate> candidates, Resources ask, RandomGenerator random) {
        List<Verdict> verdicts = new ArrayList<>();
        List<Candidate> feasible = new ArrayList<>();
        for (Candidate candidate : candidates) {
            List<String> refusals = refusals(candidate, ask);
            if (refusals.isEmpty()) {
                feasible.add(candidate);
            } else {
                verdicts.add(Verdict.refused(candidate, refusals));
            }
        }
        return choose(feasible, ask, random, verdicts);
    }

    private Plan choose(List<Candidate> feasible, Resources ask, RandomGenerator random, List<Verdict> verdicts) {
        List<Candidate> known = feasible.stream().filter(Candidate::isLoadKnown).toList();
        List<Candidate> drawn = draw(known.isEmpty() ? feasible : known, random);
        Verdict best = null;
        for (Candidate candidate : drawn) {
            Verdict verdict = Verdict.scored(candidate, scores(candidate, ask));
            verdicts.add(verdict);
            if (best == null || verdict.total() > best.total()) {
                best = verdict;
            }
        }
        feasible.stream()
                .filter(candidate -> !drawn.contains(candidate))
                .map(Verdict::notDrawn)
                .forEach(verdicts::add);
        return new Plan(best, verdicts);
    }

    private List<String> refusals(Candidate candidate, Resources ask) {
        return filters.stream()
                .map(filter -> filter.refuse(candidate, ask))
                .flatMap(Optional::stream)
                .toList();
    }

    /** {@code max(2, ceil(log2 n))} of n, drawn by a partial Fisher-Yates shuffle. */
    private static List<Candidate> draw(List<Candidate> feasible, RandomGenerator random) {
        int wanted = Math.min(
                feasible.size(), Math.max(2, Integer.SIZE - Integer.numberOfLeadingZeros(feasible.size() - 1)));
        List<Candidate> shuffled = new ArrayList<>(feasible);
        for (int i = 0; i < wanted; i++) {
            int other = random.nextInt(i, shuffled.size());
            Candidate drawn = shuffled.set(other, shuffled.get(i));
            shuffled.set(i, drawn);
        }
        return shuffled.subList(0, wanted);
    }

    private Map<String, Double> scores(Candidate candidate, Resources ask) {
        Map<String, Double> scores = new LinkedHashMap<>();
        for (NodeScorer scorer : scorers) {
            scores.put(scorer.name(), scorer.weight() * scorer.term().score(candidate, ask));
        }
        return scores;
    }
}
