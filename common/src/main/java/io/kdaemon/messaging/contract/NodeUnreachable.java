package io.kdaemon.messaging.contract;

import java.time.Instant;

/** The engine did not answer; {@code reason} is the network's or the engine's own error in words for people. */
public record NodeUnreachable(long nodeId, Instant at, String reason) implements MessageBody.StatusEvent {}
