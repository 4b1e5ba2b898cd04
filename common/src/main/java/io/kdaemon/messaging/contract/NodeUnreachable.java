package io.kdaemon.messaging.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The engine did not answer.
 *
 * @param reason the network's or the engine's own error in words for people
 * @param engine null from a docker-worker that does not tell yet
 */
public record NodeUnreachable(
        long nodeId, Instant at, String reason, @Nullable EngineView engine) implements MessageBody.StatusEvent {}
