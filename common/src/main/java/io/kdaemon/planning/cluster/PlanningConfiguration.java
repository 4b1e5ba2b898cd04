package io.kdaemon.planning.cluster;

import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.load.LoadProperties;
import io.kdaemon.load.LoadTable;
import io.kdaemon.node.LaunchFailureRepository;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.planning.NodeFilters;
import io.kdaemon.planning.NodeScorers;
import io.kdaemon.planning.PlacementPlanner;
import io.kdaemon.planning.PlanningProperties;
import io.kdaemon.usage.UsageRepository;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The planner and its picture of the cluster: one set of settings for those who place and those who explain. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PlanningProperties.class)
public class PlanningConfiguration {

    @Bean
    NodeTable.Sources nodeTableSources(
            NodeRepository nodes,
            ReservationRepository reservations,
            LaunchFailureRepository launchFailures,
            ApplicationRepository applications) {
        return new NodeTable.Sources(nodes, reservations, launchFailures, applications);
    }

    @Bean
    NodeTable nodeTable(
            NodeTable.Sources sources,
            LoadTable loads,
            PlanningProperties properties,
            LoadProperties load,
            Clock clock) {
        PlanningProperties.Overcommit factors = properties.overcommit();
        NodeTable.Settings settings = new NodeTable.Settings(
                new NodeTable.Overcommit(factors.cpu(), factors.memory()),
                load.rateWindow(),
                properties.maxAge(),
                properties.failureMemory());
        return new NodeTable(sources, loads, settings, clock);
    }

    @Bean
    Asks placementAsks(
            ApplicationRepository applications,
            UsageRepository usages,
            NodeTable nodeTable,
            PlanningProperties properties) {
        return new Asks(applications, usages, properties.askPolicy(), nodeTable::largestNode);
    }

    @Bean
    PlacementPlanner placementPlanner(PlanningProperties properties) {
        return new PlacementPlanner(
                NodeFilters.all(properties.limits().toLimits()),
                NodeScorers.all(properties.weights().toWeights()));
    }
}
