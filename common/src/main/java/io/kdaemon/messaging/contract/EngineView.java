package io.kdaemon.messaging.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one docker-worker fares with a node's engine. Each has a breaker and bounds of its own.
 *
 * @param worker whose view it is
 * @param inFlight launches and removals that make the engine work right now
 * @param limit how many of them users' commands may have at a time, and repairs' as many, as measured
 * @param commands at work or waiting
 * @param lastError latest failure that was not about what was asked for; null: none since the worker's start
 */
public record EngineView(
        String worker,
        Breaker breaker,
        int inFlight,
        int limit,
        int commands,
        @Nullable String lastError,
        @Nullable Instant lastErrorAt) {

    /** Whether calls are made. */
    public enum Breaker {
        CLOSED,
        /** Calls kept failing: the engine is given a rest. */
        OPEN,
        /** One call finds out whether it answers again. */
        HALF_OPEN
    }
}
