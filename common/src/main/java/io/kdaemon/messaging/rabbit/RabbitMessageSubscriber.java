package io.kdaemon.messaging.rabbit;

import com.rabbitmq.client.Channel;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.MessageCodec;
import io.kdaemon.messaging.MessageSubscriber;
import io.kdaemon.messaging.rabbit.Subscription.QueueSource;
import java.io.IOException;
import java.util.function.Consumer;

/** Turns each way to subscribe into consumers; {@link Consumers} runs them. */
final class RabbitMessageSubscriber implements MessageSubscriber {

    private final Consumers consumers;
    private final Settlements settlements;
    private final MessageCodec codec;

    RabbitMessageSubscriber(Consumers consumers, Settlements settlements, MessageCodec codec) {
        this.consumers = consumers;
        this.settlements = settlements;
        this.codec = codec;
    }

    /** The prefetch lets the next batch arrive while the last one is handled. */
    @Override
    public void subscribeBatches(Destination destination, int count, int batchSize, BatchHandler handler) {
        for (int i = 0; i < count; i++) {
            consumers.add(new Subscription(
                    destination.address() + "-" + i,
                    queue(destination),
                    2 * batchSize,
                    batchSize,
                    session ->
                            new BatchWork(codec, handler, settlements.policy(), settlements.of(destination, session))));
        }
    }

    @Override
    public void subscribeEach(Destination destination, int inFlight, Handler handler) {
        consumers.add(new Subscription(
                destination.address(),
                queue(destination),
                inFlight,
                1,
                session -> new EachWork(codec, handler, settlements.of(destination, session), session, inFlight)));
    }

    @Override
    public void subscribeUnacknowledged(Destination destination, Handler handler) {
        consumers.add(new Subscription(
                destination.address(),
                queue(destination),
                Subscription.ACKNOWLEDGED_ON_ARRIVAL,
                1,
                session -> new FireAndForgetWork(codec, handler, session.threads())));
    }

    @Override
    public void subscribeLive(Handler handler) {
        consumers.add(new Subscription(
                Destination.LIVE.address(),
                RabbitMessageSubscriber::liveQueue,
                Subscription.ACKNOWLEDGED_ON_ARRIVAL,
                1,
                session -> new FireAndForgetWork(codec, handler, Runnable::run)));
    }

    @Override
    public void subscribeDead(Consumer<DeadMessage> handler) {
        consumers.add(new Subscription(
                Destination.DEAD.address(),
                queue(Destination.DEAD),
                1,
                1,
                session -> new DeadWork(codec, handler, settlements.of(Destination.DEAD, session))));
    }

    private static QueueSource queue(Destination destination) {
        return channel -> destination.address();
    }

    private static String liveQueue(Channel channel) throws IOException {
        String queue = TransientQueue.declare(channel, Destination.LIVE.address());
        channel.queueBind(queue, Destination.LIVE.address(), "");
        return queue;
    }
}
