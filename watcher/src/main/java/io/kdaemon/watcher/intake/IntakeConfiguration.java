package io.kdaemon.watcher.intake;

import io.kdaemon.activity.Loop;
import io.kdaemon.adoption.AdoptionRepository;
import io.kdaemon.configuration.KdaemonProperties;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.job.JobRepository;
import io.kdaemon.lifecycle.LifecycleDecider;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.MessageSubscriber;
import io.kdaemon.messaging.Subscription;
import io.kdaemon.messaging.inbox.InboxFilter;
import io.kdaemon.messaging.outbox.Outbox;
import io.kdaemon.metrics.LaunchStage;
import io.kdaemon.node.EngineConditionRepository;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.notification.Notifications;
import io.kdaemon.timeline.TimelineRepository;
import io.kdaemon.watcher.WatcherProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** The intake of reports. */
@Configuration(proxyBeanMethods = false)
public class IntakeConfiguration {

    private static final Duration ENGINE_MEMORY = Duration.ofHours(1);

    @Bean
    Findings statusFindings(
            TimelineRepository timeline,
            EngineConditionRepository engines,
            NodeRepository nodes,
            NodeConditions conditions,
            Strays strays,
            Outbox outbox) {
        EngineCallLog calls = new EngineCallLog(new EngineCallEntries(JsonMapper.shared()), timeline);
        return new Findings(calls, new EngineNews(engines), nodes, conditions, strays, outbox);
    }

    /** Of docker-workers that are gone, and of nodes. */
    @Bean
    Loop engineConditionLoop(EngineConditionRepository engines, Clock clock) {
        return new Loop(
                "engine-conditions",
                ENGINE_MEMORY,
                () -> engines.purgeBefore(clock.instant().minus(ENGINE_MEMORY)));
    }

    @Bean
    NodeConditions nodeConditions(
            NodeRepository nodes,
            Outbox outbox,
            Notifications notifications,
            Clock clock,
            WatcherProperties properties) {
        WatcherProperties.Observation observation = properties.observation();
        return new NodeConditions(
                nodes, outbox, notifications, clock, observation.lastSeenPrecision(), observation.retryAfter());
    }

    @Bean
    Strays strays(KdaemonProperties kdaemon, WatcherProperties properties, Clock clock) {
        int grace = (int) properties.intake().strayStopGrace().toSeconds();
        return new Strays(kdaemon.cluster(), grace, clock);
    }

    @Bean
    NodeInventory nodeInventory(
            ContainerRepository containers,
            JobRepository jobs,
            AdoptionRepository adoptions,
            LifecycleDecider decider,
            Clock clock) {
        return new NodeInventory(containers, jobs, adoptions, decider, clock);
    }

    @Bean
    StatusIntake statusIntake(
            TransactionOperations transactions,
            InboxFilter inbox,
            NodeInventory inventory,
            ContainerRepository containers,
            LifecycleExecutor executor,
            Findings findings) {
        return new StatusIntake(transactions, inbox, inventory, containers, executor, findings);
    }

    @Bean
    Subscription statusSubscription(
            MessageSubscriber subscriber,
            StatusIntake intake,
            WatcherProperties properties,
            MeterRegistry registry,
            Clock clock) {
        WatcherProperties.Intake size = properties.intake();
        ReportTimes times = new ReportTimes(LaunchStage.REPORT.timer(registry), clock);
        return new Subscription(
                () -> subscriber.subscribeBatches(Destination.STATUS, size.consumers(), size.batchSize(), batch -> {
                    intake.handle(batch);
                    times.record(batch);
                }));
    }
}
