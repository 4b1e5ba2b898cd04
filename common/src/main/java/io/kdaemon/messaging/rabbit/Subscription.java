package io.kdaemon.messaging.rabbit;

import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.function.Function;

/**
 * One consumer to be.
 *
 * @param name for threads and the log
 * @param source finds or makes the queue when a channel is open
 * @param prefetch deliveries the broker hands out ahead of their acknowledgement, or {@link #ACKNOWLEDGED_ON_ARRIVAL}
 * @param batchSize most deliveries taken at once
 */
record Subscription(String name, QueueSource source, int prefetch, int batchSize, Function<Session, Work> work) {

    static final int ACKNOWLEDGED_ON_ARRIVAL = 0;

    interface QueueSource {
        String open(Channel channel) throws IOException;
    }

    boolean isAcknowledged() {
        return prefetch != ACKNOWLEDGED_ON_ARRIVAL;
    }
}
