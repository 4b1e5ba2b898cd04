package io.kdaemon.bench.simulator;

import io.kdaemon.bench.simulator.EngineJson.Event;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a call is answered with. */
sealed interface Reply {

    record Whole(int status, byte[] body) implements Reply {}

    /**
     * One line for every event of the node that is wanted.
     *
     * @param once the answer ends with the first line
     */
    record Lines(Predicate<Event> wanted, Function<Event, Object> line, boolean once) implements Reply {}

    static Reply json(int status, Object body) {
        return new Whole(status, EngineJson.bytes(body));
    }

    static Reply nothing(int status) {
        return new Whole(status, new byte[0]);
    }

    static Reply problem(int status, String message) {
        return json(status, new EngineJson.Problem(message));
    }
}
