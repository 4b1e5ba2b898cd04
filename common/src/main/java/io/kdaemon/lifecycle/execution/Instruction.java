package io.kdaemon.lifecycle.execution;

import io.kdaemon.container.ContainerId;
import io.kdaemon.lifecycle.ContainerCommand;
import io.kdaemon.messaging.Envelope;
import org.jspecify.annotations.Nullable;

/** A command, whom it concerns, and what caused it. */
public record Instruction(ContainerId containerId, ContainerCommand command, Cause cause) {

    /**
     * @param correlationId the request or finding everything goes back to; a job keeps the one it was opened with
     * @param messageId the message that brought the command; null for a REST request or a watcher's own finding
     * @param traceparent the trace it belongs to; null for a watcher's own finding
     */
    public record Cause(
            String correlationId,
            @Nullable String messageId,
            @Nullable String traceparent) {

        /** What a service finds by itself. */
        public Cause(String correlationId, @Nullable String messageId) {
            this(correlationId, messageId, null);
        }

        public static Cause of(Envelope message) {
            return new Cause(message.correlationId(), message.messageId(), message.traceparent());
        }
    }
}
