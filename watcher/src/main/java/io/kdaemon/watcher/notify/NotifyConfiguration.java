package io.kdaemon.watcher.notify;

import io.kdaemon.activity.Loop;
import io.kdaemon.lifecycle.LifecyclePolicy.Backoff;
import io.kdaemon.notification.NotificationRepository;
import io.kdaemon.watcher.WatcherProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** Delivery of notifications. */
@Configuration(proxyBeanMethods = false)
public class NotifyConfiguration {

    /** Connecting and answering may take the time-out each. */
    private static final int LEASE_IN_TIMEOUTS = 4;

    @Bean
    Loop notificationLoop(
            TransactionOperations transactions,
            NotificationRepository notifications,
            NotificationChannel channel,
            Clock clock,
            MeterRegistry registry,
            WatcherProperties properties) {
        WatcherProperties.Notification settings = properties.notification();
        NotificationDelivery.Policy policy = new NotificationDelivery.Policy(
                settings.maxAttempts(),
                new Backoff(settings.retryFirst(), settings.retryLimit()),
                settings.timeout().multipliedBy(LEASE_IN_TIMEOUTS));
        NotificationDelivery delivery =
                new NotificationDelivery(transactions, notifications, channel, clock, policy, registry);
        return new Loop("notification", settings.pause(), delivery::deliverDue);
    }
}
