package io.kdaemon.messaging.rabbit;

import io.kdaemon.messaging.DeliveryPolicy;
import io.kdaemon.messaging.Destination;

/** Makes a {@link Settlement} for each subscription. */
record Settlements(
        ConfirmingPublisher publisher, AmqpMessages amqpMessages, DeliveryPolicy policy, MessageMeters meters) {

    Settlement of(Destination origin, Session session) {
        return new Settlement(origin, session.stop(), publisher, amqpMessages, policy, meters);
    }
}
