package io.kdaemon.messaging.rabbit;

import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.MessagingProperties;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.FanoutExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;

/**
 * Every queue and exchange. The default exchange is the only dead-letter exchange, as this is the one form all brokers treat alike. The
 * embedded broker wants a queue to exist before it is named as a dead-letter target, hence the order: dead letters, work, retries.
 */
final class Topology {

    static final String DEFAULT_EXCHANGE = "";

    /** Deliveries without an answer, by consumers that died: the broker's own bound, above ours. */
    private static final int DELIVERY_LIMIT = 20;

    /** Dead letters have nowhere to go, and the limit a broker sets by itself would drop them. */
    private static final int DEAD_DELIVERY_LIMIT = 10_000;

    private Topology() {}

    static Declarables declarables(MessagingProperties properties) {
        Stream<Declarable> first = Stream.of(
                new FanoutExchange(Destination.LIVE.address()),
                deadQueue(),
                expiringQueue(Destination.OBSERVE, properties.observeExpiry()),
                expiringQueue(Destination.STREAM, properties.streamExpiry()),
                expiringQueue(Destination.USAGE, properties.observeExpiry()));
        Stream<Declarable> work = retriable()
                .filter(destination -> destination != Destination.DEAD)
                .map(Topology::workQueue);
        Stream<Declarable> retries =
                retriable().flatMap(destination -> retryQueues(destination, properties.retryDelays()));
        return new Declarables(Stream.of(first, work, retries).flatMap(s -> s).toList());
    }

    /** The delay is part of the name, so that a changed one makes a new queue instead of a conflict with the old. */
    static String retryQueue(Destination destination, Duration delay) {
        String step = delay.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
        return destination.address() + ".retry." + step;
    }

    private static Stream<Destination> retriable() {
        return Arrays.stream(Destination.values())
                .filter(destination -> destination.isQueue() && !destination.isExpendable());
    }

    private static Queue deadQueue() {
        return QueueBuilder.durable(Destination.DEAD.address())
                .quorum()
                .deliveryLimit(DEAD_DELIVERY_LIMIT)
                .build();
    }

    private static Queue expiringQueue(Destination destination, Duration expiry) {
        return QueueBuilder.durable(destination.address())
                .quorum()
                .deliveryLimit(DELIVERY_LIMIT)
                .ttl(Math.toIntExact(expiry.toMillis()))
                .build();
    }

    private static Queue workQueue(Destination destination) {
        return deadLettering(destination.address(), Destination.DEAD.address())
                .deliveryLimit(DELIVERY_LIMIT)
                .build();
    }

    private static Stream<Queue> retryQueues(Destination destination, List<Duration> delays) {
        return delays.stream()
                .map(delay -> deadLettering(retryQueue(destination, delay), destination.address())
                        .ttl(Math.toIntExact(delay.toMillis()))
                        .build());
    }

    /** Dead-lettering at least once holds a message until its target has it; the broker allows that with reject-publish only. */
    private static QueueBuilder deadLettering(String name, String target) {
        return QueueBuilder.durable(name)
                .quorum()
                .deadLetterExchange(DEFAULT_EXCHANGE)
                .deadLetterRoutingKey(target)
                .withArgument("x-dead-letter-strategy", "at-least-once")
                .overflow(QueueBuilder.Overflow.rejectPublish);
    }
}
