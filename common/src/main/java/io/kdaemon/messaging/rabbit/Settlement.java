package io.kdaemon.messaging.rabbit;

import io.kdaemon.messaging.DeliveryPolicy;
import io.kdaemon.messaging.DeliveryPolicy.Verdict;
import io.kdaemon.messaging.Destination;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends failed deliveries: a copy goes to a retry queue or to the dead letters, and only when the broker has confirmed it the original is
 * acknowledged. A copy that cannot be sent leaves the original where it was; the pause before keeps that from turning into a hot loop.
 *
 * <p>A process that stops hands back instead of judging: its handlers fail because they are interrupted, which says nothing about the message.
 */
final class Settlement {

    private static final Logger log = LoggerFactory.getLogger(Settlement.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Destination origin;
    private final StopSignal stop;
    private final ConfirmingPublisher publisher;
    private final AmqpMessages amqpMessages;
    private final DeliveryPolicy policy;
    private final MessageMeters meters;

    /** A delivery whose handler threw. */
    record Failed(Delivery delivery, Throwable failure) {

        String id() {
            return String.valueOf(delivery.tag());
        }
    }

    Settlement(
            Destination origin,
            StopSignal stop,
            ConfirmingPublisher publisher,
            AmqpMessages amqpMessages,
            DeliveryPolicy policy,
            MessageMeters meters) {
        this.origin = origin;
        this.stop = stop;
        this.publisher = publisher;
        this.amqpMessages = amqpMessages;
        this.policy = policy;
        this.meters = meters;
    }

    void handled() {
        meters.handled(origin);
    }

    void settle(List<Failed> failed) throws InterruptedException {
        if (stop.isRaised()) {
            failed.forEach(one -> one.delivery().requeue());
            return;
        }
        Set<String> confirmed =
                publisher.publish(failed.stream().map(this::sequel).toList());
        failed.stream()
                .filter(one -> confirmed.contains(one.id()))
                .forEach(one -> one.delivery().acknowledge());
        requeue(failed.stream().filter(one -> !confirmed.contains(one.id())).toList());
    }

    private void requeue(List<Failed> unconfirmed) throws InterruptedException {
        if (!unconfirmed.isEmpty()) {
            stop.pause(PAUSE);
            unconfirmed.forEach(one -> one.delivery().requeue());
        }
    }

    private Publication sequel(Failed failed) {
        Delivery delivery = failed.delivery();
        try (LogContext _ = LogContext.of(delivery)) {
            return sequel(delivery, failed);
        }
    }

    private Publication sequel(Delivery delivery, Failed failed) {
        return switch (policy.judge(delivery.attempt(), failed.failure())) {
            case Verdict.Again again -> {
                meters.redelivered(origin);
                log.info("{} will be delivered again in {}: {}", delivery, again.delay(), again.reason());
                yield Publication.toQueue(
                        Topology.retryQueue(origin, again.delay()),
                        failed.id(),
                        amqpMessages.again(delivery.message(), again.deliveryAttempt()));
            }
            case Verdict.Dead dead -> {
                meters.dead(origin);
                log.warn("{} goes to the dead letters: {}", delivery, dead.reason());
                yield Publication.to(
                        Destination.DEAD, failed.id(), amqpMessages.dead(delivery.message(), origin, dead.reason()));
            }
        };
    }
}
