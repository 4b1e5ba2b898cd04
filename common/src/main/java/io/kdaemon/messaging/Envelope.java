package io.kdaemon.messaging;

import io.kdaemon.messaging.contract.MessageBody;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message with what is needed to trace and deduplicate it. On the wire one JSON object: {@code kind, version, message_id, correlation_id,
 * causation_id, sent_at, body}.
 *
 * @param messageId unique; the same on every redelivery
 * @param correlationId the request or finding that everything goes back to
 * @param causationId id of the message that caused this one; null at the beginning of a chain
 */
public record Envelope(
        String messageId, String correlationId, @Nullable String causationId, Instant sentAt, MessageBody body) {}
