package io.kdaemon.planning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One search for a node, which ends when enough is known. */
final class NodeSearch {

    /** A small cluster is looked at as a whole, so that its decisions can be explained node by node. */
    static final int ALWAYS_LOOKED_AT = 20;

    private final Screening screening;
    private final List<NodeScorer> scorers;
    private final Cluster cluster;
    private final int wanted;
    private final List<Candidate> known = new ArrayList<>();
    private final List<Candidate> unknown = new ArrayList<>();
    private final List<Verdict> refused = new ArrayList<>();

    NodeSearch(Screening screening, List<NodeScorer> scorers, Cluster cluster) {
        this.screening = screening;
        this.scorers = scorers;
        this.cluster = cluster;
        this.wanted = Math.max(2, Integer.SIZE - Integer.numberOfLeadingZeros(cluster.size() - 1));
    }

    void look(Candidate candidate) {
        NodeFilter objection = screening.firstObjection(candidate);
        if (objection != null) {
            refused.add(Verdict.refused(candidate, screening, objection));
        } else if (candidate.isLoadKnown()) {
            known.add(candidate);
        } else {
            unknown.add(candidate);
        }
    }

    boolean isOver() {
        return known.size() >= wanted && lookedAt() >= ALWAYS_LOOKED_AT;
    }

    int lookedAt() {
        return known.size() + unknown.size() + refused.size();
    }

    Plan plan() {
        List<Candidate> feasible = known.isEmpty() ? unknown : known;
        List<Candidate> drawn = feasible.subList(0, Math.min(wanted, feasible.size()));
        Spread spread = drawn.isEmpty() ? Spread.UNASKED : cluster.spread(screening.ask());
        List<Verdict> verdicts = new ArrayList<>();
        Verdict best = null;
        Verdict second = null;
        for (Candidate candidate : drawn) {
            Verdict verdict = Verdict.scored(candidate, screening, scores(candidate, spread));
            verdicts.add(verdict);
            if (best == null || verdict.total() > best.total()) {
                second = best;
                best = verdict;
            } else if (second == null || verdict.total() > second.total()) {
                second = verdict;
            }
        }
        addNotDrawn(drawn.size(), feasible, verdicts);
        verdicts.addAll(refused);
        return new Plan(best, second, verdicts, cluster.size());
    }

    private void addNotDrawn(int drawn, List<Candidate> feasible, List<Verdict> verdicts) {
        feasible.stream().skip(drawn).forEach(candidate -> verdicts.add(Verdict.notDrawn(candidate, screening)));
        if (feasible == known) {
            unknown.forEach(candidate -> verdicts.add(Verdict.notDrawn(candidate, screening)));
        }
    }

    private Map<String, Double> scores(Candidate candidate, Spread spread) {
        Map<String, Double> scores = new LinkedHashMap<>();
        for (NodeScorer scorer : scorers) {
            scores.put(scorer.name(), scorer.weight() * scorer.term().score(candidate, screening.ask(), spread));
        }
        return scores;
    }
}
