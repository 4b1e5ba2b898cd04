package io.kdaemon.watcher.notify;

import io.kdaemon.lifecycle.LifecyclePolicy.Backoff;
import io.kdaemon.metrics.EnumCounters;
import io.kdaemon.notification.Notification;
import io.kdaemon.notification.NotificationRepository;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Delivers what is due, one notification at a time, each claimed before and settled after in transactions of their own. */
class NotificationDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationDelivery.class);

    private enum Outcome {
        DELIVERED,
        FAILED,
        GIVEN_UP
    }

    /** @param lease after which a claim counts as abandoned; longer than any delivery takes */
    record Policy(int maxAttempts, Backoff backoff, Duration lease) {}

    private final TransactionOperations transactions;
    private final NotificationRepository notifications;
    private final NotificationChannel channel;
    private final Clock clock;
    private final Policy policy;
    private final EnumCounters<Outcome> deliveries;

    NotificationDelivery(
            TransactionOperations transactions,
            NotificationRepository notifications,
            NotificationChannel channel,
            Clock clock,
            Policy policy,
            MeterRegistry registry) {
        this.transactions = transactions;
        this.notifications = notifications;
        this.channel = channel;
        this.clock = clock;
        this.policy = policy;
        this.deliveries = new EnumCounters<>(registry, "kdaemon.notifications", "outcome", Outcome.class);
    }

    void deliverDue() {
        for (Optional<Notification> next = claim(); next.isPresent(); next = claim()) {
            deliver(next.get());
        }
    }

    private Optional<Notification> claim() {
        List<Notification> claimed =
                transactions.execute(_ -> notifications.claimDue(clock.instant(), policy.lease(), 1));
        return claimed == null ? Optional.empty() : claimed.stream().findFirst();
    }

    private void deliver(Notification notification) {
        try {
            channel.deliver(notification);
            transactions.executeWithoutResult(_ -> notifications.markSent(notification.id(), clock.instant()));
            deliveries.increment(Outcome.DELIVERED);
        } catch (DeliveryException e) {
            transactions.executeWithoutResult(_ -> failed(notification, e.getMessage()));
        }
    }

    private void failed(Notification notification, String error) {
        int attempts = notification.delivery().attempts();
        if (attempts >= policy.maxAttempts()) {
            deliveries.increment(Outcome.GIVEN_UP);
            notifications.markFailed(notification.id(), error);
            LOG.error(
                    "notification={} was given up after {} attempts: {}; it said: {}",
                    notification.id(),
                    attempts,
                    error,
                    notification.content().subject());
        } else {
            deliveries.increment(Outcome.FAILED);
            Instant next = clock.instant().plus(policy.backoff().after(attempts));
            notifications.retryAt(notification.id(), next, error);
        }
    }
}
