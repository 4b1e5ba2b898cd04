package io.kdaemon.watcher.reconcile;

import io.kdaemon.activity.Loop;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.dependency.DependencyRepository;
import io.kdaemon.generation.RevisionRepository;
import io.kdaemon.job.JobRepository;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.lifecycle.execution.LifecycleProperties;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.MessageSubscriber;
import io.kdaemon.messaging.Subscription;
import io.kdaemon.watcher.WatcherProperties;
import io.kdaemon.watcher.publish.EndpointPublisher;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** Hints and the sweeper. */
@Configuration(proxyBeanMethods = false)
public class ReconcileConfiguration {

    private static final Duration BETWEEN_LOOKS_AT_DEPENDENCIES = Duration.ofSeconds(5);

    @Bean
    Reconciler reconciler(
            TransactionOperations transactions,
            ContainerRepository containers,
            JobRepository jobs,
            LifecycleExecutor executor,
            EndpointPublisher publisher) {
        return new Reconciler(transactions, containers, jobs, executor, publisher);
    }

    @Bean
    Subscription reconcileSubscription(
            MessageSubscriber subscriber, Reconciler reconciler, WatcherProperties properties) {
        ReconcileIntake intake = new ReconcileIntake(reconciler);
        WatcherProperties.Intake size = properties.intake();
        return new Subscription(() ->
                subscriber.subscribeBatches(Destination.RECONCILE, size.consumers(), size.batchSize(), intake::handle));
    }

    @Bean
    Loop abandonedDependenciesLoop(
            TransactionOperations transactions, DependencyRepository dependencies, LifecycleExecutor executor) {
        AbandonedDependencies abandoned = new AbandonedDependencies(transactions, dependencies, executor);
        return new Loop("abandoned-dependencies", BETWEEN_LOOKS_AT_DEPENDENCIES, abandoned::remove);
    }

    @Bean
    MisledDependants.Stores misledDependantsStores(
            DependencyRepository dependencies,
            ContainerRepository containers,
            ApplicationRepository applications,
            RevisionRepository revisions) {
        return new MisledDependants.Stores(dependencies, containers, applications, revisions);
    }

    @Bean
    Loop misledDependantsLoop(
            TransactionOperations transactions,
            MisledDependants.Stores stores,
            LifecycleExecutor executor,
            LifecycleProperties times,
            Clock clock) {
        MisledDependants misled = new MisledDependants(transactions, stores, executor, times, clock);
        return new Loop("misled-dependants", BETWEEN_LOOKS_AT_DEPENDENCIES, misled::follow);
    }

    @Bean
    Loop sweeperLoop(
            TransactionOperations transactions,
            JobRepository jobs,
            Reconciler reconciler,
            Clock clock,
            WatcherProperties properties) {
        WatcherProperties.Sweeper settings = properties.sweeper();
        Sweeper sweeper = new Sweeper(
                transactions,
                jobs,
                reconciler,
                clock,
                new Sweeper.Settings(settings.lease(), settings.batchSize(), settings.allDueAtStart()));
        return new Loop("sweeper", settings.pause(), sweeper::sweep);
    }
}
