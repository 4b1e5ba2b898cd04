package io.kdaemon.planning;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of planning.
 *
 * @param best null when nothing fits
 * @param second the next best; null when nothing else was compared
 * @param verdicts what was thought of every node that was looked at, those that were compared first; when nothing fits, of all nodes that a
 *     constraint does not rule out by itself
 * @param nodes how many there are
 */
public record Plan(@Nullable Verdict best, @Nullable Verdict second, List<Verdict> verdicts, int nodes) {

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

    public Optional<Verdict> runnerUp() {
        return Optional.ofNullable(second);
    }

    /** The same thoughts, but somebody else took the room meanwhile. */
    public Plan withoutWinner() {
        return new Plan(null, null, verdicts, nodes);
    }

    /** The decision in one sentence for people. */
    public String sentence() {
        return new PlanSentence(this).text();
    }

    long feasible() {
        return verdicts.stream().filter(Verdict::isFeasible).count();
    }
}
