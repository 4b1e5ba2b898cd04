package io.kdaemon.gateway.bulk;

import io.kdaemon.container.ContainerRepository;
import io.kdaemon.gateway.application.ApplicationDirectory;
import io.kdaemon.gateway.node.NodeDirectory;
import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.job.JobRepository;
import io.kdaemon.lifecycle.LifecycleDecider;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wishes for many containers. */
@Configuration(proxyBeanMethods = false)
@Import(BulkController.class)
public class BulkConfiguration {

    @Bean
    Selection gatewaySelection(ContainerRepository containers, ApplicationDirectory applications, NodeDirectory nodes) {
        return new Selection(containers, applications, nodes);
    }

    @Bean
    BulkWishes gatewayBulkWishes(
            Selection selection,
            JobRepository jobs,
            LifecycleDecider decider,
            LifecycleExecutor executor,
            Transactions transactions,
            Clock clock) {
        return new BulkWishes(selection, jobs, decider, executor, transactions, clock);
    }
}
