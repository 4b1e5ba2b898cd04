package io.kdaemon.planning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One search for a node, which ends when enough is known. */
final class NodeSearch {

    /** A small cluster is looked at as a whole, so that its decisions can be explained node by node. */
    static final int ALWAYS_LOOKED_AT = 20;

    /** So many are looked at one by one; where those are not enough, few fit, and the others are sifted all at once. */
    private static final int LOOKS = 64;

    private static final int MOST_NOT_DRAWN = 50;

    private final Screening screening;
    private final List<NodeScorer> scorers;
    private final Cluster cluster;
    private final int wanted;
    private final List<Candidate> known = new ArrayList<>();
    private final List<Candidate> unknown = new ArrayList<>();
    private final Refusals refusals;
    private int fitUnseen;

    NodeSearch(Screening screening, List<NodeScorer> scorers, Cluster cluster) {
        this.screening = screening;
        this.scorers = scorers;
        this.cluster = cluster;
        this.wanted = Math.max(2, Integer.SIZE - Integer.numberOfLeadingZeros(cluster.size() - 1));
        this.refusals = new Refusals(screening);
    }

    void walk(RandomOrder order) {
        for (int looks = 0; looks < LOOKS && goesOn(order); looks++) {
            look(cluster.get(order.next()));
        }
        if (goesOn(order)) {
            screening.sift(order, cluster, refusals);
            drawFrom(order);
        }
    }

    private void drawFrom(RandomOrder fit) {
        RandomOrder unmeasured = fit.split(position -> !cluster.get(position).isLoadKnown());
        while (goesOn(fit)) {
            known.add(cluster.get(fit.next()));
        }
        while (known.isEmpty() && unknown.size() < wanted && unmeasured.size() > 0) {
            unknown.add(cluster.get(unmeasured.next()));
        }
        fitUnseen = fit.size() + unmeasured.size();
    }

    private boolean goesOn(RandomOrder order) {
        return order.size() > 0 && !(known.size() >= wanted && lookedAt() >= ALWAYS_LOOKED_AT);
    }

    void look(Candidate candidate) {
        int objection = screening.firstObjection(candidate);
        if (objection == Screening.NO_OBJECTION) {
            (candidate.isLoadKnown() ? known : unknown).add(candidate);
        } else {
            refusals.add(objection, candidate);
        }
    }

    int lookedAt() {
        return known.size() + unknown.size() + refusals.total();
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
        notDrawn(feasible, drawn.size()).forEach(verdicts::add);
        refusals.remembered().forEach(verdicts::add);
        return new Plan(best, second, verdicts, tally());
    }

    private Stream<Verdict> notDrawn(List<Candidate> feasible, int drawn) {
        Stream<Candidate> others = feasible == known ? unknown.stream() : Stream.empty();
        return Stream.concat(feasible.stream().skip(drawn), others)
                .limit(MOST_NOT_DRAWN)
                .map(candidate -> Verdict.notDrawn(candidate, screening));
    }

    private Plan.Tally tally() {
        return new Plan.Tally(cluster.size(), known.size() + unknown.size() + fitUnseen, refusals.byFilter());
    }

    private Map<String, Double> scores(Candidate candidate, Spread spread) {
        Map<String, Double> scores = new LinkedHashMap<>();
        for (NodeScorer scorer : scorers) {
            scores.put(scorer.name(), scorer.weight() * scorer.term().score(candidate, screening.ask(), spread));
        }
        return scores;
    }
}
