package io.kdaemon.scheduler;

import io.kdaemon.activity.Loop;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.lifecycle.execution.LifecycleConfiguration;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.load.LoadReader;
import io.kdaemon.load.LoadTable;
import io.kdaemon.load.adapter.prometheus.PrometheusClient;
import io.kdaemon.load.adapter.prometheus.PrometheusLoadReader;
import io.kdaemon.messaging.MessageSubscriber;
import io.kdaemon.messaging.MessagingConfiguration;
import io.kdaemon.messaging.Subscription;
import io.kdaemon.metrics.LaunchStage;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.node.Resources;
import io.kdaemon.persistence.PersistenceConfiguration;
import io.kdaemon.placement.PlacementRepository;
import io.kdaemon.planning.NodeFilters;
import io.kdaemon.planning.NodeScorers;
import io.kdaemon.planning.PlacementPlanner;
import io.kdaemon.planning.cluster.NodeTable;
import io.kdaemon.scheduler.place.PlaceHandler;
import io.kdaemon.scheduler.place.PlacementMetrics;
import io.kdaemon.scheduler.place.Placer;
import io.kdaemon.scheduler.place.adapter.rabbit.PlaceListeners;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Everything of the scheduler-worker, imported by name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SchedulerProperties.class)
@Import({MessagingConfiguration.class, PersistenceConfiguration.class, LifecycleConfiguration.class})
public class SchedulerWorkerConfiguration {

    @Bean
    LoadReader loadReader(SchedulerProperties properties) {
        SchedulerProperties.Load load = properties.load();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(load.timeout()).build());
        requests.setReadTimeout(load.timeout());
        RestClient http = RestClient.builder().requestFactory(requests).build();
        return new PrometheusLoadReader(new PrometheusClient(http, load.rateWindow()));
    }

    @Bean
    LoadTable loadTable(LoadReader reader, SchedulerProperties properties, MeterRegistry registry, Clock clock) {
        LoadTable loads = new LoadTable(reader, properties.load().maxAge(), clock);
        registry.gauge("kdaemon.load.known.nodes", loads, LoadTable::known);
        return loads;
    }

    /** A failed round leaves the old values, which say their age. */
    @Bean
    Loop loadLoop(NodeRepository nodes, LoadTable loads, SchedulerProperties properties) {
        return new Loop("load", properties.load().interval(), () -> loads.refresh(nodes.listAll()));
    }

    @Bean
    NodeTable nodeTable(
            NodeRepository nodes,
            ReservationRepository reservations,
            LoadTable loads,
            SchedulerProperties properties,
            Clock clock) {
        SchedulerProperties.Overcommit factors = properties.overcommit();
        NodeTable.Settings settings = new NodeTable.Settings(
                new NodeTable.Overcommit(factors.cpu(), factors.memory()),
                properties.load().rateWindow(),
                properties.nodeTableMaxAge());
        return new NodeTable(nodes, reservations, loads, settings, clock);
    }

    @Bean
    PlacementPlanner placementPlanner(SchedulerProperties properties) {
        SchedulerProperties.Weights weights = properties.weights();
        return new PlacementPlanner(
                NodeFilters.all(),
                NodeScorers.all(new NodeScorers.Weights(
                        weights.cpuHeadroom(), weights.memoryHeadroom(), weights.unpromised())));
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
            SchedulerProperties properties) {
        SchedulerProperties.Ask ask = properties.defaultAsk();
        Resources defaultAsk = new Resources(ask.cpuMillis(), ask.memory().toBytes());
        return new PlaceHandler(containers, applications, placements, placer, executor, defaultAsk);
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
