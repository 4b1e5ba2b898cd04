package io.kdaemon.messaging.contract;

import java.time.Instant;

/** An engine event concerned one of our containers, and this is how it looks now. */
public record ContainerSighted(long nodeId, Instant at, Sighting sighting) implements MessageBody.StatusEvent {}
