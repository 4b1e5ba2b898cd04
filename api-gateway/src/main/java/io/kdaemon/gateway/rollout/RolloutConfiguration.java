package io.kdaemon.gateway.rollout;

import io.kdaemon.container.ContainerRepository;
import io.kdaemon.gateway.bulk.Selection;
import io.kdaemon.gateway.web.Answers;
import io.kdaemon.gateway.web.Creations;
import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.lifecycle.execution.LifecycleProperties;
import io.kdaemon.lifecycle.execution.Replacements;
import io.kdaemon.rollout.RolloutRepository;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The resource of roll-outs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LifecycleProperties.class)
@Import(RolloutController.class)
public class RolloutConfiguration {

    @Bean
    RolloutDrafts gatewayRolloutDrafts(Selection selection, Replacements replacements, RolloutRepository rollouts) {
        return new RolloutDrafts(selection, replacements, rollouts);
    }

    @Bean
    RolloutCreation gatewayRolloutCreation(
            RolloutDrafts drafts,
            RolloutRepository rollouts,
            Creations creations,
            Answers answers,
            Clock clock,
            LifecycleProperties properties) {
        return new RolloutCreation(drafts, rollouts, creations, answers, clock, properties.healthyWithin());
    }

    @Bean
    RolloutDirectory gatewayRolloutDirectory(
            RolloutRepository rollouts, ContainerRepository containers, Transactions transactions) {
        return new RolloutDirectory(rollouts, containers, transactions);
    }
}
