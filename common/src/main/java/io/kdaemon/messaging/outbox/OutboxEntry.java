package io.kdaemon.messaging.outbox;

import java.time.Instant;

/**
 * An encoded message that has to be sent.
 *
 * @param id ascending; 0 until stored
 * @param destination name of the {@link io.kdaemon.messaging.Destination}
 * @param payload JSON text of the envelope
 */
public record OutboxEntry(
        long id, String messageId, String destination, String kind, String payload, Instant createdAt) {}
