package io.kdaemon.node;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one docker-worker fared with a node's engine when it last told. Each has a breaker and bounds of its own.
 *
 * @param trouble latest failure that was not about what was asked for; null: none since the worker's start
 */
public record EngineCondition(
        NodeId nodeId, String worker, Calls calls, @Nullable Trouble trouble, Instant toldAt) {

    /**
     * @param breaker CLOSED, OPEN or HALF_OPEN
     * @param inFlight launches and removals that made the engine work
     * @param limit how many of them users' commands might have at a time, and repairs' as many
     * @param commands at work or waiting
     */
    public record Calls(String breaker, int inFlight, int limit, int commands) {}

    /** @param error in the engine's or the network's own words */
    public record Trouble(String error, Instant at) {}
}
