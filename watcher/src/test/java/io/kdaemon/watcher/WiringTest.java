package io.kdaemon.watcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.activity.Loop;
import io.kdaemon.adoption.AdoptionRepository;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.configuration.CoreConfiguration;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.dependency.DependencyRepository;
import io.kdaemon.generation.RevisionRepository;
import io.kdaemon.history.HistoryRepository;
import io.kdaemon.job.JobRepository;
import io.kdaemon.lifecycle.LifecycleDecider;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.lifecycle.execution.LifecycleProperties;
import io.kdaemon.lifecycle.execution.Replacements;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.MessageSender.Outgoing;
import io.kdaemon.messaging.QueueInspector;
import io.kdaemon.messaging.Subscription;
import io.kdaemon.messaging.inbox.InboxFilter;
import io.kdaemon.messaging.outbox.Outbox;
import io.kdaemon.node.EngineConditionRepository;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.notification.Notification.State;
import io.kdaemon.notification.NotificationRepository;
import io.kdaemon.notification.Notifications;
import io.kdaemon.rollout.RolloutRepository;
import io.kdaemon.statistics.ClusterStatistics;
import io.kdaemon.statistics.StatisticsRepository;
import io.kdaemon.testing.messaging.InMemoryBroker;
import io.kdaemon.testing.persistence.InMemoryUsageRepository;
import io.kdaemon.timeline.TimelineRepository;
import io.kdaemon.usage.UsageRepository;
import io.kdaemon.watcher.deadletter.DeadLetterConfiguration;
import io.kdaemon.watcher.history.HistoryConfiguration;
import io.kdaemon.watcher.intake.IntakeConfiguration;
import io.kdaemon.watcher.notify.NotifyConfiguration;
import io.kdaemon.watcher.observe.ObserveConfiguration;
import io.kdaemon.watcher.publish.PublishConfiguration;
import io.kdaemon.watcher.reconcile.ReconcileConfiguration;
import io.kdaemon.watcher.rollout.RolloutConfiguration;
import io.kdaemon.watcher.survey.SurveyConfiguration;
import io.kdaemon.watcher.testing.ClusterInMemory;
import io.kdaemon.watcher.usage.UsageConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

class WiringTest {

    private final ClusterInMemory cluster = new ClusterInMemory();
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withUserConfiguration(
                    CoreConfiguration.class,
                    IntakeConfiguration.class,
                    ReconcileConfiguration.class,
                    RolloutConfiguration.class,
                    DeadLetterConfiguration.class,
                    ObserveConfiguration.class,
                    PublishConfiguration.class,
                    NotifyConfiguration.class,
                    SurveyConfiguration.class,
                    UsageConfiguration.class,
                    HistoryConfiguration.class,
                    AdapterConfiguration.class,
                    Properties.class)
            .withBean(TransactionOperations.class, () -> cluster.transactions)
            .withBean(InMemoryBroker.class, InMemoryBroker::new)
            .withBean(Outbox.class, () -> cluster.outbox)
            .withBean(InboxFilter.class, () -> new InboxFilter(cluster.inbox, cluster.clock))
            .withBean(ContainerRepository.class, () -> cluster.containers)
            .withBean(JobRepository.class, () -> cluster.jobs)
            .withBean(NodeRepository.class, () -> cluster.nodes)
            .withBean(EngineConditionRepository.class, () -> cluster.engines)
            .withBean(AdoptionRepository.class, () -> cluster.adoptions)
            .withBean(DependencyRepository.class, () -> cluster.dependencies)
            .withBean(LifecycleDecider.class, () -> cluster.decider)
            .withBean(LifecycleExecutor.class, () -> cluster.executor)
            .withBean(RolloutRepository.class, () -> cluster.rollouts)
            .withBean(Replacements.class, () -> cluster.replacements)
            .withBean(Notifications.class, () -> cluster.notifications)
            .withBean(LifecycleProperties.class, () -> ClusterInMemory.TIMES)
            .withBean(ApplicationRepository.class, () -> cluster.applications)
            .withBean(RevisionRepository.class, () -> cluster.revisions)
            .withBean(UsageRepository.class, InMemoryUsageRepository::new)
            .withBean(TimelineRepository.class, () -> cluster.timeline)
            .withBean(MeterRegistry.class, () -> cluster.meters)
            .withBean(StatisticsRepository.class, () -> () -> ClusterStatistics.NONE)
            .withBean(HistoryRepository.class, () -> (_, _, _) -> 0)
            .withBean(QueueInspector.class, () -> Map::of)
            .withBean(NotificationRepository.class, () -> cluster.notificationRepository);

    @Test
    void shouldLogNotificationsAndPublishNothingWhenNothingIsConfigured() {
        // given
        cluster.notifications.raise("node-1-down", "node web1 is down", "refused");

        // when
        runner.run(context -> {
            // then
            assertThat(context).hasNotFailed();
            assertThat(context.getBeansOfType(Subscription.class)).hasSize(4);
            assertThat(context.getBeansOfType(Loop.class)).hasSize(11);
            await().untilAsserted(() -> assertThat(cluster.notificationRepository
                            .all()
                            .getFirst()
                            .delivery()
                            .state())
                    .isEqualTo(State.SENT));
        });
    }

    @Test
    void shouldTellOfAMessageThatNobodyCanRead() {
        runner.run(context -> {
            // given
            InMemoryBroker broker = context.getBean(InMemoryBroker.class);

            // when
            broker.send(List.of(new Outgoing("message-1", Destination.STATUS, "{\"kind\":\"news\",\"version\":9}")));
            broker.deliverAll();

            // then
            assertThat(cluster.notified()).singleElement().satisfies(content -> {
                assertThat(content.incidentKey()).isEqualTo("dead-letter-unreadable");
                assertThat(content.body()).contains("\"news\"");
            });
        });
    }

    @Test
    void shouldPublishWhenConsulIsConfigured() {
        runner.withPropertyValues("kdaemon.consul=127.0.0.1:1", "kdaemon.watcher.sweeper.all-due-at-start=true")
                .run(context -> assertThat(context).hasNotFailed().hasBean("publishLoop"));
    }

    @Test
    void shouldNotStartWhenTheAddressOfConsulIsWrong() {
        runner.withPropertyValues("kdaemon.consul=localhost")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("expected host:port"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(WatcherProperties.class)
    static class Properties {}
}
