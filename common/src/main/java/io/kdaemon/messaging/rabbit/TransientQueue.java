package io.kdaemon.messaging.rabbit;

import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;

/** A queue of this process alone. */
final class TransientQueue {

    private TransientQueue() {}

    /** Exclusive: it goes with the connection, and is made anew with the next. Only a classic queue can be, whatever a broker's default is. */
    static String declare(Channel channel, String prefix) throws IOException {
        String queue = prefix + "." + UUID.randomUUID();
        channel.queueDeclare(queue, false, true, true, Map.of("x-queue-type", "classic"));
        return queue;
    }
}
