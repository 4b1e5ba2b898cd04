package io.kdaemon.lifecycle.execution;

import io.kdaemon.adoption.AdoptionRepository;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.configuration.CoreConfiguration;
import io.kdaemon.configuration.KdaemonProperties;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.dependency.DependencyRepository;
import io.kdaemon.generation.RevisionRepository;
import io.kdaemon.job.JobRepository;
import io.kdaemon.lifecycle.LifecycleDecider;
import io.kdaemon.lifecycle.LifecyclePolicy;
import io.kdaemon.messaging.outbox.Outbox;
import io.kdaemon.messaging.outbox.OutboxConfiguration;
import io.kdaemon.node.LaunchFailureRepository;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.notification.NotificationRepository;
import io.kdaemon.notification.Notifications;
import io.kdaemon.notification.StoredNotifications;
import io.kdaemon.registry.RegistryLoginRepository;
import io.kdaemon.timeline.TimelineRepository;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The law and its execution, for every service that changes containers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LifecycleProperties.class)
@Import({CoreConfiguration.class, OutboxConfiguration.class})
public class LifecycleConfiguration {

    /** What {@code docker stop} waits by default. */
    private static final int STOP_GRACE_SECONDS = 10;

    @Bean
    LifecycleDecider lifecycleDecider(LifecycleProperties properties) {
        return new LifecycleDecider(LifecyclePolicy.DEFAULT.with(properties.times()));
    }

    @Bean
    HandOver dependencyHandOver(
            DependencyRepository dependencies, ContainerRepository containers, ApplicationRepository applications) {
        return new HandOver(dependencies, containers, applications);
    }

    @Bean
    CommandMessages commandMessages(
            KdaemonProperties properties,
            NodeRepository nodes,
            ApplicationRepository applications,
            RevisionRepository revisions,
            AdoptionRepository adoptions,
            RegistryLoginRepository logins,
            HandOver handOver) {
        return new CommandMessages(
                properties.cluster(),
                STOP_GRACE_SECONDS,
                new CommandSources(nodes, applications, revisions, adoptions, logins, handOver));
    }

    @Bean
    Notifications notifications(NotificationRepository repository, Clock clock) {
        return new StoredNotifications(repository, clock);
    }

    @Bean
    Replacements replacements(ApplicationRepository applications, RevisionRepository revisions, Clock clock) {
        return new Replacements(applications, revisions, clock);
    }

    @Bean
    EffectDispatcher effectDispatcher(
            TimelineRepository timeline,
            ReservationRepository reservations,
            LaunchFailureRepository launchFailures,
            Notifications notifications,
            Outbox outbox,
            CommandMessages messages) {
        return new EffectDispatcher(timeline, reservations, launchFailures, notifications, outbox, messages);
    }

    @Bean
    LifecycleExecutor.Stores lifecycleStores(
            ContainerRepository containers,
            JobRepository jobs,
            DependencyRepository dependencies,
            ApplicationRepository applications,
            RevisionRepository revisions) {
        return new LifecycleExecutor.Stores(containers, jobs, dependencies, applications, revisions);
    }

    @Bean
    LifecycleExecutor lifecycleExecutor(
            LifecycleExecutor.Stores stores,
            LifecycleDecider decider,
            EffectDispatcher dispatcher,
            MeterRegistry registry,
            Clock clock) {
        return new LifecycleExecutor(stores, decider, dispatcher, new LawMetrics(registry), clock);
    }
}
