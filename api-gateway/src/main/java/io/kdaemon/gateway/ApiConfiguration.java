package io.kdaemon.gateway;

import io.kdaemon.gateway.adoption.AdoptionConfiguration;
import io.kdaemon.gateway.application.ApplicationConfiguration;
import io.kdaemon.gateway.bulk.BulkConfiguration;
import io.kdaemon.gateway.container.ContainerConfiguration;
import io.kdaemon.gateway.description.DescriptionConfiguration;
import io.kdaemon.gateway.housekeeping.HousekeepingConfiguration;
import io.kdaemon.gateway.image.ImageConfiguration;
import io.kdaemon.gateway.job.JobConfiguration;
import io.kdaemon.gateway.live.LiveConfiguration;
import io.kdaemon.gateway.load.LoadApiConfiguration;
import io.kdaemon.gateway.node.NodeConfiguration;
import io.kdaemon.gateway.placement.PlacementApiConfiguration;
import io.kdaemon.gateway.registry.RegistryConfiguration;
import io.kdaemon.gateway.rollout.RolloutConfiguration;
import io.kdaemon.gateway.server.ServerConfiguration;
import io.kdaemon.gateway.stream.ContainerStreamConfiguration;
import io.kdaemon.gateway.update.UpdateConfiguration;
import io.kdaemon.gateway.web.WebConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The API itself, whatever stores and broker are behind it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewayProperties.class)
@Import({
    WebConfiguration.class,
    NodeConfiguration.class,
    AdoptionConfiguration.class,
    ApplicationConfiguration.class,
    ContainerConfiguration.class,
    BulkConfiguration.class,
    UpdateConfiguration.class,
    RolloutConfiguration.class,
    PlacementApiConfiguration.class,
    JobConfiguration.class,
    LiveConfiguration.class,
    LoadApiConfiguration.class,
    ContainerStreamConfiguration.class,
    RegistryConfiguration.class,
    ImageConfiguration.class,
    DescriptionConfiguration.class,
    HousekeepingConfiguration.class,
    ServerConfiguration.class
})
public class ApiConfiguration {}
