package io.kdaemon.gateway.housekeeping;

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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forced removals from their beginning to their end, and the other chores. */
@Configuration(proxyBeanMethods = false)
public class HousekeepingConfiguration {

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
    Housekeeping gatewayHousekeeping(
            RemovalCompletion removals, IdempotencyRepository keys, GatewayProperties properties, Clock clock) {
        return new Housekeeping(removals, keys, properties.removalPace(), clock);
    }
}
