package io.kdaemon.planning;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of planning.
 *
 * @param best null when nothing fits
 * @param second the next best; null when nothing else was compared
 * @param verdicts what was thought of the nodes that were looked at, those that were compared first; of many the first few, and a few for every
 *     filter that refused any
 */
public record Plan(@Nullable Verdict best, @Nullable Verdict second, List<Verdict> verdicts, Tally tally) {

    /**
     * All nodes that were looked at, counted: when nothing fits, those are all that a constraint does not rule out by itself.
     *
     * @param nodes how many there are
     * @param feasible how many could take it
     * @param refused how many each filter was the first to refuse, by its name
     */
    public record Tally(int nodes, int feasible, Map<String, Integer> refused) {
        public Tally {
            refused = Collections.unmodifiableMap(refused);
        }

        int lookedAt() {
            return feasible
                    + refused.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

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
        return tally.feasible() > 0 ? Outcome.OUTRUN : Outcome.NOTHING_FITS;
    }

    public Optional<Verdict> winner() {
        return Optional.ofNullable(best);
    }

    public Optional<Verdict> runnerUp() {
        return Optional.ofNullable(second);
    }

    /** The same thoughts, but somebody else took the room meanwhile. */
    public Plan withoutWinner() {
        return new Plan(null, null, verdicts, tally);
    }

    /** The decision in one sentence for people. */
    public String sentence() {
        return new PlanSentence(this).text();
    }
}
