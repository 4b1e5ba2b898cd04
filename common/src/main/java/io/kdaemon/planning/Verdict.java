package io.kdaemon.planning;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the planner thought of one node. Reasons are put into words when somebody asks for them. */
public final class Verdict {

    private final Candidate candidate;
    private final Screening screening;
    private final @Nullable NodeFilter objection;
    private final boolean drawn;
    private final Map<String, Double> scores;
    private final double total;

    private Verdict(
            Candidate candidate,
            Screening screening,
            @Nullable NodeFilter objection,
            boolean drawn,
            Map<String, Double> scores) {
        this.candidate = candidate;
        this.screening = screening;
        this.objection = objection;
        this.drawn = drawn;
        this.scores = scores;
        double sum = 0;
        for (double score : scores.values()) {
            sum += score;
        }
        this.total = sum;
    }

    static Verdict refused(Candidate candidate, Screening screening, NodeFilter objection) {
        return new Verdict(candidate, screening, objection, false, Map.of());
    }

    static Verdict notDrawn(Candidate candidate, Screening screening) {
        return new Verdict(candidate, screening, null, false, Map.of());
    }

    static Verdict scored(Candidate candidate, Screening screening, Map<String, Double> scores) {
        return new Verdict(candidate, screening, null, true, scores);
    }

    public Candidate candidate() {
        return candidate;
    }

    public boolean isFeasible() {
        return objection == null;
    }

    /** Whether it was compared with others. */
    public boolean isDrawn() {
        return drawn;
    }

    /** Each term by name; empty when it was not drawn. */
    public Map<String, Double> scores() {
        return scores;
    }

    public double total() {
        return total;
    }

    /** Why not, by the names of the filters that object; empty when it is feasible. */
    public Map<String, String> refusals() {
        return isFeasible() ? Map.of() : screening.objections(candidate);
    }

    /** The first of {@link #refusals()}. */
    String firstRefusal() {
        return objection == null ? "" : objection.words().reason(candidate, screening.ask());
    }

    /** The filter of {@link #firstRefusal()}. */
    String refusedBy() {
        return objection == null ? "" : objection.name();
    }

    double freeCores() {
        return candidate.freeCoresWith(screening.ask());
    }

    double freeMemory() {
        return candidate.freeMemoryWith(screening.ask());
    }
}
