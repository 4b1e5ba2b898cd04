package io.kdaemon.watcher.usage;

import io.kdaemon.container.ContainerRepository;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.MessageSubscriber;
import io.kdaemon.messaging.Subscription;
import io.kdaemon.messaging.UnprocessableMessageException;
import io.kdaemon.messaging.contract.MessageBody;
import io.kdaemon.messaging.contract.PullProgressed;
import io.kdaemon.messaging.contract.UsageMeasured;
import io.kdaemon.messaging.outbox.Outbox;
import io.kdaemon.timeline.TimelineRepository;
import io.kdaemon.usage.UsageRepository;
import io.kdaemon.watcher.WatcherProperties;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

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
    PullTimeline pullTimeline(
            TransactionOperations transactions,
            ContainerRepository containers,
            TimelineRepository timeline,
            Outbox outbox) {
        return new PullTimeline(transactions, containers, timeline, outbox, JsonMapper.shared());
    }

    @Bean
    Subscription usageSubscription(MessageSubscriber subscriber, UsageIntake usages, PullTimeline pulls) {
        return new Subscription(() -> subscriber.subscribeUnacknowledged(
                Destination.USAGE, message -> dispatch(message.envelope(), usages, pulls)));
    }

    private static void dispatch(Envelope message, UsageIntake usages, PullTimeline pulls) {
        switch (message.body()) {
            case UsageMeasured measured -> usages.add(measured);
            case PullProgressed progressed -> pulls.add(message, progressed);
            case MessageBody other ->
                throw new UnprocessableMessageException(
                        "Expected a measurement, but got " + other.getClass().getSimpleName());
        }
    }
}
