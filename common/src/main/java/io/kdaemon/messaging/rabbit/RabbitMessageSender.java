package io.kdaemon.messaging.rabbit;

import io.kdaemon.messaging.MessageSender;
import java.util.List;
import java.util.Set;

/** Sends over AMQP: durable but for news, and counted as sent when the broker has confirmed it. */
final class RabbitMessageSender implements MessageSender {

    private final ConfirmingPublisher publisher;
    private final AmqpMessages amqpMessages;
    private final MessageMeters meters;

    RabbitMessageSender(ConfirmingPublisher publisher, AmqpMessages amqpMessages, MessageMeters meters) {
        this.publisher = publisher;
        this.amqpMessages = amqpMessages;
        this.meters = meters;
    }

    @Override
    public Set<String> send(List<Outgoing> messages) {
        Set<String> confirmed = publisher.publish(messages.stream()
                .map(outgoing ->
                        Publication.to(outgoing.destination(), outgoing.messageId(), amqpMessages.first(outgoing)))
                .toList());
        meters.sent(messages, confirmed);
        return confirmed;
    }
}
