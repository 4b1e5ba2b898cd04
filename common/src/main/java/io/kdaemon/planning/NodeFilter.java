package io.kdaemon.planning;

import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * A hard condition.
 *
 * @param name as placement records show it
 * @param words why a node that does not meet it is refused; asked for only when somebody wants to know
 */
public record NodeFilter(String name, Test test, Words words) {

    /** What is asked of thousands of nodes. */
    public sealed interface Test {}

    /**
     * No more may be asked for than there is. A number for each node, so that thousands are gone through in microseconds.
     *
     * @param asked in the unit of {@code free}
     */
    public record Room(ToLongFunction<Ask> asked, ToLongFunction<Candidate> free) implements Test {}

    /**
     * Anything else.
     *
     * @param concerned whether an ask can be refused by it at all
     */
    public record Demand(Predicate<Ask> concerned, Condition condition) implements Test {}

    @FunctionalInterface
    public interface Condition {
        boolean admits(Candidate candidate, Ask ask);
    }

    @FunctionalInterface
    public interface Words {
        String reason(Candidate candidate, Ask ask);
    }

    /** One that has nothing to do with what is asked for. */
    static NodeFilter ofNode(String name, Predicate<Candidate> fit, Words words) {
        return new NodeFilter(name, new Room(_ -> 0, candidate -> fit.test(candidate) ? 0 : -1), words);
    }

    boolean concerns(Ask ask) {
        return switch (test) {
            case Room _ -> true;
            case Demand demand -> demand.concerned().test(ask);
        };
    }

    public boolean admits(Candidate candidate, Ask ask) {
        return switch (test) {
            case Room room -> room.asked().applyAsLong(ask) <= room.free().applyAsLong(candidate);
            case Demand demand ->
                !demand.concerned().test(ask) || demand.condition().admits(candidate, ask);
        };
    }
}
