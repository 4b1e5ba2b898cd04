package io.kdaemon.gateway.placement;

import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.gateway.application.ApplicationDirectory;
import io.kdaemon.planning.PlacementPlanner;
import io.kdaemon.planning.cluster.Asks;
import io.kdaemon.planning.cluster.NodeTable;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Dry runs and what-ifs. */
@Configuration(proxyBeanMethods = false)
@Import({PlacementController.class, ClusterController.class})
public class PlacementApiConfiguration {

    @Bean
    PreviewForm gatewayPreviewForm(ApplicationDirectory directory, Asks asks) {
        return new PreviewForm(directory, asks);
    }

    @Bean
    PlacementPreview gatewayPlacementPreview(NodeTable nodeTable, PlacementPlanner planner, Clock clock) {
        return new PlacementPreview(nodeTable, planner, clock);
    }

    @Bean
    Resilience gatewayResilience(
            NodeTable nodeTable,
            PlacementPlanner planner,
            ContainerRepository containers,
            ApplicationRepository applications,
            Asks asks) {
        return new Resilience(nodeTable, planner, containers, applications, asks);
    }
}
