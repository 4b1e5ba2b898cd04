package io.kdaemon.messaging.rabbit;

import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.QueueInspector;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.QueueInformation;

/** By passive declares. */
final class RabbitQueueInspector implements QueueInspector {

    private final AmqpAdmin admin;

    RabbitQueueInspector(AmqpAdmin admin) {
        this.admin = admin;
    }

    @Override
    public Map<Destination, Queue> inspect() {
        Map<Destination, Queue> queues = new EnumMap<>(Destination.class);
        for (Destination destination : Destination.values()) {
            QueueInformation found = destination.isQueue() ? admin.getQueueInfo(destination.address()) : null;
            if (found != null) {
                queues.put(destination, new Queue(found.getMessageCount(), found.getConsumerCount()));
            }
        }
        return queues;
    }
}
