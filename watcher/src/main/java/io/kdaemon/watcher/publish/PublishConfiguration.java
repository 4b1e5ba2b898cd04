package io.kdaemon.watcher.publish;

import io.kdaemon.activity.Loop;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.configuration.KdaemonProperties;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.lifecycle.LifecyclePolicy.Backoff;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.watcher.WatcherProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Publishing to a catalog, where one is configured. */
@Configuration(proxyBeanMethods = false)
public class PublishConfiguration {

    /** Names the catalog; without it nothing is published. */
    public static final String PROPERTY = "kdaemon.consul";

    @Bean
    ServiceNaming serviceNaming(KdaemonProperties kdaemon) {
        return new ServiceNaming(kdaemon.cluster());
    }

    @Bean
    @Primary
    EndpointPublisher endpointPublisher(ObjectProvider<CatalogPublisher> publisher) {
        EndpointPublisher nowhere = container -> {};
        return publisher.stream()
                .<EndpointPublisher>map(found -> found)
                .findFirst()
                .orElse(nowhere);
    }

    @Bean
    @ConditionalOnProperty(PROPERTY)
    DesiredRegistrations desiredRegistrations(
            ContainerRepository containers,
            ApplicationRepository applications,
            NodeRepository nodes,
            ServiceNaming naming) {
        return new DesiredRegistrations(containers, applications, nodes, naming);
    }

    @Bean
    @ConditionalOnProperty(PROPERTY)
    CatalogAvailability catalogAvailability(MeterRegistry registry, Clock clock, WatcherProperties properties) {
        WatcherProperties.Consul settings = properties.consul();
        CatalogAvailability availability =
                new CatalogAvailability(clock, new Backoff(settings.pause(), settings.retryLimit()));
        registry.gauge("kdaemon.consul.up", availability, catalog -> catalog.isThere() ? 1 : 0);
        return availability;
    }

    @Bean
    @ConditionalOnProperty(PROPERTY)
    CatalogPublisher catalogPublisher(
            ServiceCatalog catalog,
            DesiredRegistrations desired,
            ServiceNaming naming,
            CatalogAvailability availability,
            Clock clock,
            WatcherProperties properties) {
        return new CatalogPublisher(
                catalog,
                desired,
                naming,
                availability,
                clock,
                properties.consul().auditPause());
    }

    @Bean
    @ConditionalOnProperty(PROPERTY)
    Loop publishLoop(CatalogPublisher publisher, WatcherProperties properties) {
        return new Loop("publish", properties.consul().pause(), publisher::synchronise);
    }
}
