package io.kdaemon.gateway.testing;

import io.kdaemon.adoption.AdoptionRepository;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.configuration.CoreConfiguration;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.dependency.DependencyRepository;
import io.kdaemon.gateway.ApiConfiguration;
import io.kdaemon.gateway.stream.FakeDockerWorker;
import io.kdaemon.generation.RevisionRepository;
import io.kdaemon.idempotency.IdempotencyRepository;
import io.kdaemon.job.JobRepository;
import io.kdaemon.lifecycle.LifecycleDecider;
import io.kdaemon.lifecycle.LifecyclePolicy;
import io.kdaemon.lifecycle.execution.CommandMessages;
import io.kdaemon.lifecycle.execution.CommandSources;
import io.kdaemon.lifecycle.execution.EffectDispatcher;
import io.kdaemon.lifecycle.execution.HandOver;
import io.kdaemon.lifecycle.execution.LawMetrics;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.lifecycle.execution.Replacements;
import io.kdaemon.load.LoadConfiguration;
import io.kdaemon.messaging.MessageCodec;
import io.kdaemon.messaging.outbox.Outbox;
import io.kdaemon.messaging.stream.StreamProperties;
import io.kdaemon.node.EngineConditionRepository;
import io.kdaemon.node.LaunchFailureRepository;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.notification.StoredNotifications;
import io.kdaemon.placement.PlacementRepository;
import io.kdaemon.planning.cluster.PlanningConfiguration;
import io.kdaemon.registry.RegistryLoginRepository;
import io.kdaemon.removal.PendingRemovalRepository;
import io.kdaemon.rollout.RolloutRepository;
import io.kdaemon.secret.SecretBox;
import io.kdaemon.testing.messaging.InMemoryBroker;
import io.kdaemon.testing.messaging.InMemoryFrames;
import io.kdaemon.testing.persistence.InMemoryAdoptionRepository;
import io.kdaemon.testing.persistence.InMemoryApplicationRepository;
import io.kdaemon.testing.persistence.InMemoryContainerRepository;
import io.kdaemon.testing.persistence.InMemoryDependencyRepository;
import io.kdaemon.testing.persistence.InMemoryEngineConditionRepository;
import io.kdaemon.testing.persistence.InMemoryIdempotencyRepository;
import io.kdaemon.testing.persistence.InMemoryJobRepository;
import io.kdaemon.testing.persistence.InMemoryLaunchFailureRepository;
import io.kdaemon.testing.persistence.InMemoryNodeRepository;
import io.kdaemon.testing.persistence.InMemoryNotificationRepository;
import io.kdaemon.testing.persistence.InMemoryPendingRemovalRepository;
import io.kdaemon.testing.persistence.InMemoryPlacementRepository;
import io.kdaemon.testing.persistence.InMemoryRegistryLoginRepository;
import io.kdaemon.testing.persistence.InMemoryReservationRepository;
import io.kdaemon.testing.persistence.InMemoryRevisionRepository;
import io.kdaemon.testing.persistence.InMemoryRolloutRepository;
import io.kdaemon.testing.persistence.InMemoryTimelineRepository;
import io.kdaemon.testing.persistence.InMemoryUsageRepository;
import io.kdaemon.timeline.TimelineRepository;
import io.kdaemon.usage.UsageRepository;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.mybatis.spring.boot.autoconfigure.MybatisAutoConfiguration;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Scope;
import org.springframework.transaction.support.TransactionOperations;

/** The whole API over stores in memory. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamProperties.class)
@EnableAutoConfiguration(
        exclude = {
            DataSourceAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            MybatisAutoConfiguration.class,
            RabbitAutoConfiguration.class
        })
@Import({CoreConfiguration.class, LoadConfiguration.class, PlanningConfiguration.class, ApiConfiguration.class})
public class GatewayTestApplication {

    @Bean
    TransactionOperations transactions() {
        return TransactionOperations.withoutTransaction();
    }

    @Bean
    InMemoryBroker broker() {
        return new InMemoryBroker();
    }

    @Bean
    InMemoryFrames frames() {
        return new InMemoryFrames();
    }

    /** Another one for every test. */
    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    FakeDockerWorker fakeDockerWorker(
            InMemoryBroker broker,
            InMemoryFrames frames,
            StreamProperties properties,
            NodeRepository nodes,
            ContainerRepository containers) {
        return new FakeDockerWorker(broker, frames, properties, nodes, containers);
    }

    @Bean
    MessageCodec messageCodec() {
        return new MessageCodec();
    }

    @Bean
    Outbox outbox(InMemoryBroker broker) {
        return messages -> messages.forEach(message -> broker.send(message.destination(), message.envelope()));
    }

    @Bean
    LifecycleDecider lifecycleDecider() {
        return new LifecycleDecider(LifecyclePolicy.DEFAULT);
    }

    @Bean
    LifecycleExecutor lifecycleExecutor(
            ContainerRepository containers,
            JobRepository jobs,
            DependencyRepository dependencies,
            ApplicationRepository applications,
            RevisionRepository revisions,
            LifecycleDecider decider,
            EffectDispatcher dispatcher,
            MeterRegistry registry,
            Clock clock) {
        return new LifecycleExecutor(
                new LifecycleExecutor.Stores(containers, jobs, dependencies, applications, revisions),
                decider,
                dispatcher,
                new LawMetrics(registry),
                clock);
    }

    @Bean
    EffectDispatcher effectDispatcher(
            TimelineRepository timeline, ReservationRepository reservations, Outbox outbox, CommandSources sources) {
        return new EffectDispatcher(
                timeline,
                reservations,
                new InMemoryLaunchFailureRepository(),
                new StoredNotifications(new InMemoryNotificationRepository(), Clock.systemUTC()),
                outbox,
                new CommandMessages("test", 10, sources));
    }

    @Bean
    ReservationRepository reservations(NodeRepository nodes) {
        return new InMemoryReservationRepository((InMemoryNodeRepository) nodes);
    }

    @Bean
    EngineConditionRepository engineConditions() {
        return new InMemoryEngineConditionRepository();
    }

    @Bean
    LaunchFailureRepository launchFailures() {
        return new InMemoryLaunchFailureRepository();
    }

    @Bean
    SecretBox secretBox() {
        return SecretBox.of("a-key-of-the-tests-that-is-long-enough");
    }

    @Bean
    NodeRepository nodes() {
        return new InMemoryNodeRepository();
    }

    @Bean
    ApplicationRepository applications() {
        return new InMemoryApplicationRepository();
    }

    @Bean
    UsageRepository usages() {
        return new InMemoryUsageRepository();
    }

    @Bean
    ContainerRepository containers() {
        return new InMemoryContainerRepository();
    }

    @Bean
    JobRepository jobs() {
        return new InMemoryJobRepository();
    }

    @Bean
    DependencyRepository dependencies(ContainerRepository containers) {
        return new InMemoryDependencyRepository(containers);
    }

    @Bean
    CommandSources commandSources(
            NodeRepository nodes,
            ApplicationRepository applications,
            ContainerRepository containers,
            RevisionRepository revisions,
            AdoptionRepository adoptions,
            RegistryLoginRepository logins,
            DependencyRepository dependencies) {
        return new CommandSources(
                nodes,
                applications,
                revisions,
                adoptions,
                logins,
                new HandOver(dependencies, containers, applications));
    }

    @Bean
    AdoptionRepository adoptions() {
        return new InMemoryAdoptionRepository();
    }

    @Bean
    RegistryLoginRepository registryLogins() {
        return new InMemoryRegistryLoginRepository();
    }

    @Bean
    Replacements replacements(ApplicationRepository applications, RevisionRepository revisions, Clock clock) {
        return new Replacements(applications, revisions, clock);
    }

    @Bean
    RolloutRepository rollouts() {
        return new InMemoryRolloutRepository();
    }

    @Bean
    RevisionRepository revisions() {
        return new InMemoryRevisionRepository();
    }

    @Bean
    TimelineRepository timeline() {
        return new InMemoryTimelineRepository();
    }

    @Bean
    PlacementRepository placements() {
        return new InMemoryPlacementRepository();
    }

    @Bean
    IdempotencyRepository idempotencyKeys() {
        return new InMemoryIdempotencyRepository();
    }

    @Bean
    PendingRemovalRepository pendingRemovals() {
        return new InMemoryPendingRemovalRepository();
    }
}
