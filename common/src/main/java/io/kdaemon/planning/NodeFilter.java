package io.kdaemon.planning;

/**
 * A hard condition.
 *
 * @param name as placement records show it
 * @param condition cheap, as it is asked of thousands of nodes
 * @param words why a node that does not meet it is refused; asked for only when somebody wants to know
 */
public record NodeFilter(String name, Condition condition, Words words) {

    @FunctionalInterface
    public interface Condition {
        boolean admits(Candidate candidate, Ask ask);
    }

    @FunctionalInterface
    public interface Words {
        String reason(Candidate candidate, Ask ask);
    }

    public boolean admits(Candidate candidate, Ask ask) {
        return condition.admits(candidate, ask);
    }
}
