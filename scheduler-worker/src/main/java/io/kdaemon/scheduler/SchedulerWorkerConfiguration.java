package io.kdaemon.scheduler;

import io.kdaemon.activity.Loop;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.job.JobRepository;
import io.kdaemon.lifecycle.execution.LifecycleConfiguration;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.load.LoadConfiguration;
import io.kdaemon.load.LoadProperties;
import io.kdaemon.load.LoadTable;
import io.kdaemon.messaging.MessageSubscriber;
import io.kdaemon.messaging.MessagingConfiguration;
import io.kdaemon.messaging.Subscription;
import io.kdaemon.metrics.LaunchStage;
import io.kdaemon.node.LaunchFailureRepository;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.notification.Notifications;
import io.kdaemon.persistence.PersistenceConfiguration;
import io.kdaemon.placement.PlacementRepository;
import io.kdaemon.planning.PlacementPlanner;
import io.kdaemon.planning.PlanningProperties;
import io.kdaemon.planning.cluster.Asks;
import io.kdaemon.planning.cluster.NodeTable;
import io.kdaemon.planning.cluster.PlanningConfiguration;
import io.kdaemon.scheduler.load.LoadWatch;
import io.kdaemon.scheduler.place.PlaceHandler;
import io.kdaemon.scheduler.place.PlacementMetrics;
import io.kdaemon.scheduler.place.Placer;
import io.kdaemon.scheduler.place.WaitingList;
import io.kdaemon.scheduler.place.adapter.rabbit.PlaceListeners;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionOperations;

/** Everything of the scheduler-worker, imported by name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SchedulerProperties.class)
@Import({
    MessagingConfiguration.class,
    PersistenceConfiguration.class,
    LifecycleConfiguration.class,
    LoadConfiguration.class,
    PlanningConfiguration.class
})
public class SchedulerWorkerConfiguration {

    /** Failures that count no more are forgotten. */
    @Bean
    Loop launchFailureLoop(LaunchFailureRepository failures, PlanningProperties properties, Clock clock) {
        return new Loop(
                "launch-failures",
                properties.failureMemory(),
                () -> failures.purgeBefore(clock.instant().minus(properties.failureMemory())));
    }

    @Bean
    LoadWatch loadWatch(
            LoadTable loads,
            TransactionOperations transactions,
            Notifications notifications,
            SchedulerProperties properties,
            Clock clock) {
        return new LoadWatch(loads, transactions, notifications, properties.loadPatience(), clock);
    }

    @Bean
    Loop loadWatchLoop(NodeRepository nodes, LoadWatch watch, LoadProperties properties, MeterRegistry registry) {
        registry.gauge("kdaemon.load.unknown.nodes", watch, LoadWatch::unknown);
        return new Loop("load-watch", properties.interval(), () -> watch.judge(nodes.listAll()));
    }

    @Bean
    Placer placer(
            NodeTable nodeTable,
            PlacementPlanner planner,
            ReservationRepository reservations,
            MeterRegistry registry,
            Clock clock) {
        PlacementMetrics metrics = new PlacementMetrics(registry);
        return new Placer(nodeTable, planner, reservations, RandomGenerator.getDefault(), metrics, clock);
    }

    @Bean
    PlaceHandler placeHandler(
            ContainerRepository containers,
            ApplicationRepository applications,
            PlacementRepository placements,
            Placer placer,
            LifecycleExecutor executor,
            Asks asks) {
        return new PlaceHandler(containers, applications, placements, placer, executor, asks);
    }

    @Bean
    WaitingList waitingList(
            WaitingList.Waiting waiting, Asks asks, NodeTable nodeTable, PlacementPlanner planner, Clock clock) {
        return new WaitingList(waiting, asks, nodeTable, planner, RandomGenerator.getDefault(), clock);
    }

    @Bean
    WaitingList.Waiting waitingContainers(
            JobRepository jobs, ContainerRepository containers, ApplicationRepository applications) {
        return new WaitingList.Waiting(jobs, containers, applications);
    }

    @Bean
    Loop waitingLoop(WaitingList waitingList, SchedulerProperties properties) {
        return new Loop("waiting-for-capacity", properties.capacityPause(), waitingList::lookAgain);
    }

    @Bean
    Subscription placeSubscription(
            MessageSubscriber subscriber,
            PlaceHandler handler,
            SchedulerProperties properties,
            MeterRegistry registry,
            Clock clock) {
        Timer stage = LaunchStage.PLACE.timer(registry);
        PlaceListeners listeners = new PlaceListeners(subscriber, handler, properties.batchSize(), stage, clock);
        return new Subscription(listeners::subscribe);
    }
}
