package io.kdaemon.planning;

import io.kdaemon.node.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One search for a node, which ends when enough is known. */
final class NodeSearch {

    /** A small cluster is looked at as a whole, so that its decisions can be explained node by node. */
    private static final int ALWAYS_LOOKED_AT = 20;

    private final List<NodeFilter> filters;
    private final List<NodeScorer> scorers;
    private final Resources ask;
    private final int nodes;
    private final int wanted;
    private final List<Candidate> known = new ArrayList<>();
    private final List<Candidate> unknown = new ArrayList<>();
    private final List<Verdict> refused = new ArrayList<>();

    NodeSearch(List<NodeFilter> filters, List<NodeScorer> scorers, Resources ask, int nodes) {
        this.filters = filters;
        this.scorers = scorers;
        this.ask = ask;
        this.nodes = nodes;
        this.wanted = Math.max(2, Integer.SIZE - Integer.numberOfLeadingZeros(nodes - 1));
    }

    void look(Candidate candidate) {
        List<String> refusals = refusals(candidate);
        if (!refusals.isEmpty()) {
            refused.add(Verdict.refused(candidate, refusals));
        } else if (candidate.isLoadKnown()) {
            known.add(candidate);
        } else {
            unknown.add(candidate);
        }
    }

    boolean isOver() {
        return known.size() >= wanted && known.size() + unknown.size() + refused.size() >= ALWAYS_LOOKED_AT;
    }

    Plan plan() {
        List<Candidate> feasible = known.isEmpty() ? unknown : known;
        List<Candidate> drawn = feasible.subList(0, Math.min(wanted, feasible.size()));
        List<Verdict> verdicts = new ArrayList<>();
        Verdict best = null;
        for (Candidate candidate : drawn) {
            Verdict verdict = Verdict.scored(candidate, scores(candidate));
            verdicts.add(verdict);
            if (best == null || verdict.total() > best.total()) {
                best = verdict;
            }
        }
        addNotDrawn(drawn.size(), feasible, verdicts);
        verdicts.addAll(refused);
        return new Plan(best, verdicts, nodes);
    }

    private void addNotDrawn(int drawn, List<Candidate> feasible, List<Verdict> verdicts) {
        feasible.stream().skip(drawn).map(Verdict::notDrawn).forEach(verdicts::add);
        if (feasible == known) {
            unknown.stream().map(Verdict::notDrawn).forEach(verdicts::add);
        }
    }

    private List<String> refusals(Candidate candidate) {
        List<String> refusals = List.of();
        for (NodeFilter filter : filters) {
            Optional<String> refusal = filter.refuse(candidate, ask);
            if (refusal.isPresent()) {
                refusals = refusals.isEmpty() ? new ArrayList<>() : refusals;
                refusals.add(refusal.get());
            }
        }
        return refusals;
    }

    private Map<String, Double> scores(Candidate candidate) {
        Map<String, Double> scores = new LinkedHashMap<>();
        for (NodeScorer scorer : scorers) {
            scores.put(scorer.name(), scorer.weight() * scorer.term().score(candidate, ask));
        }
        return scores;
    }
}
