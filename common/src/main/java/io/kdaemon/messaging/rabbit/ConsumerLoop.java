package io.kdaemon.messaging.rabbit;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.Connection;

/**
 * Consumes one queue on a channel of its own until it is stopped, and begins again whenever connection, channel or queue are lost. At a stop
 * it takes nothing more, lets its work finish within a bound and only then closes the channel: what is not acknowledged by then is delivered
 * again.
 */
final class ConsumerLoop implements Runnable {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Subscription subscription;
    private final Session session;
    private final BrokerAccess broker;
    private final Duration stopTimeout;
    private final Work work;
    private volatile @Nullable Deliveries current;

    ConsumerLoop(Subscription subscription, Session session, BrokerAccess broker, Duration stopTimeout) {
        this.subscription = subscription;
        this.session = session;
        this.broker = broker;
        this.stopTimeout = stopTimeout;
        this.work = subscription.work().apply(session);
    }

    @Override
    public void run() {
        try {
            while (!session.stop().isRaised()) {
                Optional<Connection> connection = broker.connect(session.stop());
                if (connection.isPresent()) {
                    consume(connection.get());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes it see that the stop was raised. */
    void wake() {
        Deliveries deliveries = current;
        if (deliveries != null) {
            deliveries.end();
        }
    }

    boolean isConsuming() {
        return current != null;
    }

    /** The channel is the client's own and not one of the caching factory's, which would be kept with all that is unacknowledged on it. */
    private void consume(Connection connection) throws InterruptedException {
        try (Channel channel = connection.getDelegate().createChannel()) {
            consume(channel);
        } catch (AmqpException | IOException | ShutdownSignalException | TimeoutException e) {
            if (!session.stop().isRaised()) {
                recover(connection, e);
            }
        } finally {
            current = null;
        }
    }

    /** A connection that is still there has not declared anything lately, and it may be the queue that is missing. */
    private void recover(Connection connection, Exception failure) throws InterruptedException {
        broker.failed("deliver from " + subscription.name(), failure);
        session.stop().pause(PAUSE);
        if (connection.isOpen()) {
            broker.declareAgain();
        }
    }

    private void consume(Channel channel) throws IOException, InterruptedException {
        Deliveries deliveries = new Deliveries(channel);
        String tag = begin(channel, deliveries);
        current = deliveries;
        if (session.stop().isRaised()) {
            deliveries.end();
        }
        List<Delivery> batch = deliveries.take(subscription.batchSize());
        while (!batch.isEmpty()) {
            work.accept(batch);
            batch = deliveries.take(subscription.batchSize());
        }
        if (session.stop().isRaised()) {
            channel.basicCancel(tag);
            work.finish(stopTimeout);
        }
    }

    private String begin(Channel channel, Deliveries deliveries) throws IOException {
        String queue = subscription.source().open(channel);
        channel.basicQos(subscription.prefetch());
        return channel.basicConsume(queue, !subscription.isAcknowledged(), deliveries);
    }
}
