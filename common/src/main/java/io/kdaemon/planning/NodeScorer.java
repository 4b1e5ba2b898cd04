package io.kdaemon.planning;

/**
 * One term of the score.
 *
 * @param name as placement records show it
 * @param weight how much it counts
 * @param term between 0 (bad) and 1 (good)
 */
public record NodeScorer(String name, double weight, Term term) {

    @FunctionalInterface
    public interface Term {
        double score(Candidate candidate, Ask ask, Spread spread);
    }
}
