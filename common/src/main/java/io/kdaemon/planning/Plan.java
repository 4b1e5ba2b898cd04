package io.kdaemon.planning;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of planning.
 *
 * @param best null when nothing fits
 * @param verdicts what was thought of every node that was looked at, those that were compared first; of all nodes when nothing fits
 * @param nodes how many there are
 */
public record Plan(@Nullable Verdict best, List<Verdict> verdicts, int nodes) {

    /** What came of it, for those who count. */
    public enum Outcome {
        /** A node was found and claimed. */
        PLACED,
        /** There are no nodes at all. */
        NO_NODES,
        /** Every node refuses. */
        NOTHING_FITS,
        /** Others took the room first. */
        OUTRUN
    }

    public Outcome outcome() {
        if (best != null) {
            return Outcome.PLACED;
        }
        if (verdicts.isEmpty()) {
            return Outcome.NO_NODES;
        }
        return feasible() > 0 ? Outcome.OUTRUN : Outcome.NOTHING_FITS;
    }

    public Optional<Verdict> winner() {
        return Optional.ofNullable(best);
    }

    /** The same thoughts, but somebody else took the room meanwhile. */
    public Plan withoutWinner() {
        return new Plan(null, verdicts, nodes);
    }

    /** The decision in one sentence for people. */
    public String sentence() {
        return winner().map(this::whyHere).orElseGet(this::whyNowhere);
    }

    private String whyHere(Verdict chosen) {
        String load = chosen.candidate().isLoadKnown()
                ? "most headroom by measured load"
                : "most room by what is promised, as no measured load is known";
        long drawn = verdicts.stream().filter(Verdict::drawn).count();
        return "%s: %s of %d nodes compared (%s)".formatted(hostname(chosen), load, drawn, howMany());
    }

    private String howMany() {
        return verdicts.size() == nodes
                ? "%d of %d could take it".formatted(feasible(), nodes)
                : "%d of %d nodes looked at, %d could take it".formatted(verdicts.size(), nodes, feasible());
    }

    private long feasible() {
        return verdicts.stream().filter(verdict -> verdict.refusals().isEmpty()).count();
    }

    /** The most frequent reasons first, e.g. "no node can take it: disabled (a, b); DOWN: connection refused (c)". */
    private String whyNowhere() {
        if (verdicts.isEmpty()) {
            return "no node can take it: the cluster has no nodes yet";
        }
        if (feasible() > 0) {
            return "no node could be claimed: others were quicker, it is tried again";
        }
        Map<String, List<String>> hostnamesByReason = verdicts.stream()
                .collect(Collectors.groupingBy(
                        verdict -> verdict.refusals().getFirst(),
                        Collectors.mapping(Plan::hostname, Collectors.toList())));
        return hostnamesByReason.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue().size()))
                .limit(5)
                .map(entry -> "%s (%s)".formatted(entry.getKey(), some(entry.getValue())))
                .collect(Collectors.joining("; ", "no node can take it: ", ""));
    }

    private static String some(List<String> hostnames) {
        String first = hostnames.stream().limit(3).collect(Collectors.joining(", "));
        return hostnames.size() <= 3 ? first : first + " and " + (hostnames.size() - 3) + " more";
    }

    private static String hostname(Verdict verdict) {
        return verdict.candidate().node().profile().hostname();
    }
}
