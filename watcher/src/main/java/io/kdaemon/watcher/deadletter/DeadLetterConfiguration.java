package io.kdaemon.watcher.deadletter;

import io.kdaemon.container.ContainerRepository;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.messaging.MessageSubscriber;
import io.kdaemon.messaging.Subscription;
import io.kdaemon.notification.Notifications;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** The end of messages that nobody could handle. */
@Configuration(proxyBeanMethods = false)
public class DeadLetterConfiguration {

    @Bean
    Subscription deadLetterSubscription(
            MessageSubscriber subscriber,
            TransactionOperations transactions,
            ContainerRepository containers,
            LifecycleExecutor executor,
            Notifications notifications,
            MeterRegistry registry) {
        DeadLetters deadLetters = new DeadLetters(
                transactions, containers, executor, notifications, registry.counter("kdaemon.dead.letters"));
        return new Subscription(() -> subscriber.subscribeDead(deadLetters::handle));
    }
}
