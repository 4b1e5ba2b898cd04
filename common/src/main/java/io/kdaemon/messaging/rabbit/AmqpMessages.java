package io.kdaemon.messaging.rabbit;

import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.MessageCodec;
import io.kdaemon.messaging.MessageSender.Outgoing;
import io.kdaemon.messaging.TraceParent;
import java.nio.charset.StandardCharsets;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;

/** Makes what is published: first deliveries, repeated ones and dead letters. */
final class AmqpMessages {

    private static final int LONGEST_REASON = 2_000;

    private final MessageCodec codec;

    AmqpMessages(MessageCodec codec) {
        this.codec = codec;
    }

    Message first(Outgoing outgoing) {
        MessageProperties properties = new MessageProperties();
        properties.setContentType(MessageProperties.CONTENT_TYPE_JSON);
        properties.setMessageId(outgoing.messageId());
        properties.setDeliveryMode(
                outgoing.destination() == Destination.LIVE
                        ? MessageDeliveryMode.NON_PERSISTENT
                        : MessageDeliveryMode.PERSISTENT);
        codec.summarize(outgoing.payload()).ifPresent(summary -> describe(properties, summary));
        return new Message(outgoing.payload().getBytes(StandardCharsets.UTF_8), properties);
    }

    /** For those who look at a queue with the broker's own tools, and for messages whose body cannot be read. */
    private static void describe(MessageProperties properties, MessageCodec.Summary summary) {
        properties.setType(summary.kind());
        properties.setCorrelationId(summary.correlationId());
        if (summary.traceparent() != null) {
            properties.setHeader(TraceParent.HEADER, summary.traceparent());
        }
        summary.containerId().ifPresent(id -> properties.setHeader(Headers.CONTAINER_ID, id));
        summary.jobId().ifPresent(id -> properties.setHeader(Headers.JOB_ID, id));
    }

    Message again(Message delivered, int deliveryAttempt) {
        Message message = copy(delivered);
        message.getMessageProperties().setHeader(Headers.DELIVERY_ATTEMPT, deliveryAttempt);
        return message;
    }

    Message dead(Message delivered, Destination origin, String reason) {
        Message message = copy(delivered);
        message.getMessageProperties().setHeader(Headers.DEAD_QUEUE, origin.address());
        message.getMessageProperties().setHeader(Headers.DEAD_REASON, cut(reason));
        return message;
    }

    /** Without the broker's headers: they tell of the last journey and would grow with every one. */
    private static Message copy(Message delivered) {
        MessageProperties from = delivered.getMessageProperties();
        MessageProperties to = new MessageProperties();
        to.setContentType(from.getContentType());
        to.setMessageId(from.getMessageId());
        to.setCorrelationId(from.getCorrelationId());
        to.setType(from.getType());
        to.setDeliveryMode(MessageDeliveryMode.PERSISTENT);
        from.getHeaders().forEach((name, value) -> {
            if (!name.startsWith(Headers.BROKER_PREFIX)) {
                to.setHeader(name, value);
            }
        });
        return new Message(delivered.getBody(), to);
    }

    private static String cut(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + " ...";
    }
}
