package io.kdaemon.watcher.usage;

import io.kdaemon.container.ContainerRepository;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.MessageSubscriber;
import io.kdaemon.messaging.Subscription;
import io.kdaemon.usage.UsageRepository;
import io.kdaemon.watcher.WatcherProperties;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** The intake of measurements. */
@Configuration(proxyBeanMethods = false)
public class UsageConfiguration {

    @Bean
    UsageIntake usageIntake(
            TransactionOperations transactions,
            ContainerRepository containers,
            UsageRepository usages,
            WatcherProperties properties,
            Clock clock) {
        return new UsageIntake(
                transactions, containers, usages, properties.usage().halfLife(), clock);
    }

    @Bean
    Subscription usageSubscription(MessageSubscriber subscriber, UsageIntake intake) {
        return new Subscription(() ->
                subscriber.subscribeUnacknowledged(Destination.USAGE, message -> intake.handle(message.envelope())));
    }
}
