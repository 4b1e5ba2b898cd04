package io.kdaemon.messaging.rabbit;

import io.kdaemon.messaging.Destination;
import org.springframework.amqp.core.Message;

/**
 * A message on its way to the broker.
 *
 * @param id how the caller tells it from the others of its batch
 * @param mandatory whether nobody to take it is a failure
 */
record Publication(String id, String exchange, String routingKey, Message message, boolean mandatory) {

    static Publication to(Destination destination, String id, Message message) {
        return destination.isQueue()
                ? toQueue(destination.address(), id, message)
                : new Publication(id, destination.address(), "", message, false);
    }

    static Publication toQueue(String queue, String id, Message message) {
        return new Publication(id, Topology.DEFAULT_EXCHANGE, queue, message, true);
    }
}
