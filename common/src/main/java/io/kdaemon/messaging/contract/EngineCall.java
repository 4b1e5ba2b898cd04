package io.kdaemon.messaging.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call to an engine, for the container's timeline.
 *
 * @param error the engine's or the network's own words; null when it succeeded
 */
public record EngineCall(
        String call,
        Instant at,
        long durationMillis,
        @Nullable String error) {}
