package io.kdaemon.watcher.rollout;

import io.kdaemon.activity.Loop;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.job.JobRepository;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.lifecycle.execution.Replacements;
import io.kdaemon.notification.Notifications;
import io.kdaemon.rollout.RolloutRepository;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** Roll-outs. */
@Configuration(proxyBeanMethods = false)
public class RolloutConfiguration {

    private static final Duration PAUSE = Duration.ofMillis(500);

    @Bean
    UpdateOutcomes rolloutUpdateOutcomes(JobRepository jobs, ContainerRepository containers, Clock clock) {
        return new UpdateOutcomes(jobs, containers, clock);
    }

    @Bean
    UpdateWishes rolloutUpdateWishes(
            RolloutRepository rollouts,
            ContainerRepository containers,
            Replacements replacements,
            LifecycleExecutor executor,
            Clock clock) {
        return new UpdateWishes(rollouts, containers, replacements, executor, clock);
    }

    @Bean
    RolloutDriver rolloutDriver(
            TransactionOperations transactions,
            RolloutRepository rollouts,
            UpdateOutcomes outcomes,
            UpdateWishes wishes,
            Notifications notifications,
            Clock clock) {
        return new RolloutDriver(transactions, rollouts, outcomes, wishes, notifications, clock);
    }

    @Bean
    Loop rolloutLoop(RolloutDriver driver) {
        return new Loop("rollouts", PAUSE, driver::drive);
    }
}
