package io.kdaemon.planning;

import java.util.List;
import java.util.Map;

/**
 * What the planner thought of one node.
 *
 * @param refusals why not; empty when it was feasible
 * @param drawn whether it was scored
 */
public record Verdict(Candidate candidate, List<String> refusals, boolean drawn, Map<String, Double> scores) {

    static Verdict refused(Candidate candidate, List<String> refusals) {
        return new Verdict(candidate, refusals, false, Map.of());
    }

    static Verdict notDrawn(Candidate candidate) {
        return new Verdict(candidate, List.of(), false, Map.of());
    }

    static Verdict scored(Candidate candidate, Map<String, Double> scores) {
        return new Verdict(candidate, List.of(), true, scores);
    }

    public double total() {
        return scores.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
