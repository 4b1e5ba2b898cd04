package io.kdaemon.gateway.housekeeping;

import io.kdaemon.activity.Loop;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.gateway.GatewayProperties;
import io.kdaemon.gateway.application.ApplicationRemoval;
import io.kdaemon.gateway.node.NodeRemoval;
import io.kdaemon.gateway.removal.ContainerClearance;
import io.kdaemon.gateway.removal.PendingRemovals;
import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.idempotency.IdempotencyRepository;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.removal.PendingRemovalRepository;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forced removals from their beginning to their end, and the other chores. */
@Configuration(proxyBeanMethods = false)
public class HousekeepingConfiguration {

    private static final Duration KEY_RETENTION = Duration.ofHours(24);
    private static final Duration KEY_PACE = Duration.ofMinutes(10);

    @Bean
    ContainerClearance gatewayContainerClearance(
            ContainerRepository containers, NodeRepository nodes, LifecycleExecutor executor) {
        return new ContainerClearance(containers, nodes, executor);
    }

    @Bean
    PendingRemovals gatewayPendingRemovals(PendingRemovalRepository repository, Clock clock) {
        return new PendingRemovals(repository, clock);
    }

    @Bean
    RemovalCompletion gatewayRemovalCompletion(
            PendingRemovalRepository pending,
            NodeRemoval nodes,
            ApplicationRemoval applications,
            Transactions transactions) {
        return new RemovalCompletion(pending, nodes, applications, transactions);
    }

    @Bean
    Loop gatewayRemovalLoop(RemovalCompletion removals, GatewayProperties properties) {
        return new Loop("removals", properties.removalPace(), removals::completeAll);
    }

    @Bean
    Loop gatewayKeyLoop(IdempotencyRepository keys, Clock clock) {
        return new Loop(
                "idempotency-keys",
                KEY_PACE,
                () -> keys.purgeBefore(clock.instant().minus(KEY_RETENTION)));
    }
}
