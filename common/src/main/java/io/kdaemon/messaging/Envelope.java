package io.kdaemon.messaging;

import io.kdaemon.messaging.contract.MessageBody;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message with what is needed to trace and deduplicate it. On the wire one JSON object: {@code kind, version, message_id, correlation_id,
 * causation_id, sent_at, traceparent, body}.
 *
 * @param messageId unique; the same on every redelivery
 * @param correlationId the request or finding that everything goes back to
 * @param causationId id of the message that caused this one; null at the beginning of a chain
 * @param traceparent see {@link TraceParent}; null when it belongs to no trace
 */
public record Envelope(
        String messageId,
        String correlationId,
        @Nullable String causationId,
        Instant sentAt,
        MessageBody body,
        @Nullable String traceparent) {

    /** Of no trace: what a service does by itself. */
    public Envelope(
            String messageId, String correlationId, @Nullable String causationId, Instant sentAt, MessageBody body) {
        this(messageId, correlationId, causationId, sentAt, body, null);
    }
}
