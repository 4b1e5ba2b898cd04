package io.kdaemon.planning.cluster;

import io.kdaemon.load.LoadProperties;
import io.kdaemon.load.LoadTable;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.planning.NodeFilters;
import io.kdaemon.planning.NodeScorers;
import io.kdaemon.planning.PlacementPlanner;
import io.kdaemon.planning.PlanningProperties;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The planner and its picture of the cluster: one set of settings for those who place and those who explain. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PlanningProperties.class)
public class PlanningConfiguration {

    @Bean
    NodeTable nodeTable(
            NodeRepository nodes,
            ReservationRepository reservations,
            LoadTable loads,
            PlanningProperties properties,
            LoadProperties load,
            Clock clock) {
        PlanningProperties.Overcommit factors = properties.overcommit();
        NodeTable.Settings settings = new NodeTable.Settings(
                new NodeTable.Overcommit(factors.cpu(), factors.memory()), load.rateWindow(), properties.maxAge());
        return new NodeTable(nodes, reservations, loads, settings, clock);
    }

    @Bean
    PlacementPlanner placementPlanner(PlanningProperties properties) {
        PlanningProperties.Weights weights = properties.weights();
        return new PlacementPlanner(
                NodeFilters.all(),
                NodeScorers.all(new NodeScorers.Weights(
                        weights.cpuHeadroom(), weights.memoryHeadroom(), weights.unpromised())));
    }
}
