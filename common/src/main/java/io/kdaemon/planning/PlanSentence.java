package io.kdaemon.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A plan in one sentence for people: why here and not at the next best, or why nowhere. */
final class PlanSentence {

    private static final double GIBIBYTE = 1L << 30;
    private static final int MOST_REASONS = 5;

    private final Plan plan;
    private final Plan.Tally tally;

    PlanSentence(Plan plan) {
        this.plan = plan;
        this.tally = plan.tally();
    }

    String text() {
        return plan.winner().map(this::whyHere).orElseGet(this::whyNowhere);
    }

    private String whyHere(Verdict chosen) {
        Candidate node = chosen.candidate();
        String load = node.isLoadKnown()
                ? "most headroom by measured load"
                : "most room by what is promised, as no measured load is known";
        long drawn = plan.verdicts().stream().filter(Verdict::isDrawn).count();
        String room = "%.1f of %.0f cores and %.1f of %.1f GiB free with it"
                .formatted(
                        chosen.freeCores(),
                        node.cores(),
                        chosen.freeMemory() / GIBIBYTE,
                        node.memoryBytes() / GIBIBYTE);
        return "%s: %s (%s), %d of %d nodes compared (%s)%s"
                .formatted(node.hostname(), load, room, drawn, tally.nodes(), howMany(), whyNotSecond(chosen));
    }

    private String howMany() {
        return tally.lookedAt() == tally.nodes()
                ? "%d of %d could take it".formatted(tally.feasible(), tally.nodes())
                : "%d of %d nodes looked at, %d could take it"
                        .formatted(tally.lookedAt(), tally.nodes(), tally.feasible());
    }

    private String whyNotSecond(Verdict chosen) {
        return plan.runnerUp()
                .map(second -> "; runner-up %s (%.2f against %.2f%s)"
                        .formatted(
                                second.candidate().hostname(),
                                second.total(),
                                chosen.total(),
                                decisiveTerm(chosen, second)))
                .orElse("");
    }

    private static String decisiveTerm(Verdict chosen, Verdict second) {
        return chosen.scores().keySet().stream()
                .max(Comparator.comparing(term -> lead(chosen, second, term)))
                .filter(term -> lead(chosen, second, term) > 0)
                .map(", mostly by "::concat)
                .orElse("");
    }

    private static double lead(Verdict chosen, Verdict second, String term) {
        return chosen.scores().getOrDefault(term, 0.0) - second.scores().getOrDefault(term, 0.0);
    }

    /** The most frequent reasons first, e.g. "no node can take it: disabled (a, b); DOWN: connection refused (c)". */
    private String whyNowhere() {
        if (plan.verdicts().isEmpty()) {
            return "no node can take it: the cluster has no nodes yet";
        }
        if (tally.feasible() > 0) {
            return "no node could be claimed: others were quicker, it is tried again";
        }
        List<String> reasons = new ArrayList<>(tally.refused().keySet().stream()
                .sorted(Comparator.comparing(filter -> -tally.refused().get(filter)))
                .limit(MOST_REASONS)
                .map(this::examples)
                .toList());
        int ruledOut = tally.nodes() - tally.lookedAt();
        if (ruledOut > 0) {
            reasons.add("constraints rule out %d more".formatted(ruledOut));
        }
        return "no node can take it: " + String.join("; ", reasons);
    }

    private String examples(String filter) {
        Map<String, List<String>> hostnamesByReason = plan.verdicts().stream()
                .filter(verdict -> verdict.refusedBy().equals(filter))
                .limit(Refusals.EXAMPLES)
                .collect(Collectors.groupingBy(
                        Verdict::firstRefusal,
                        LinkedHashMap::new,
                        Collectors.mapping(verdict -> verdict.candidate().hostname(), Collectors.toList())));
        String shown = hostnamesByReason.entrySet().stream()
                .map(entry -> "%s (%s)".formatted(entry.getKey(), String.join(", ", entry.getValue())))
                .collect(Collectors.joining(", "));
        int more = tally.refused().get(filter) - Refusals.EXAMPLES;
        return more > 0 ? "%s and %d more".formatted(shown, more) : shown;
    }
}
