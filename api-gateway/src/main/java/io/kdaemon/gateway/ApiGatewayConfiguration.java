package io.kdaemon.gateway;

import io.kdaemon.lifecycle.execution.LifecycleConfiguration;
import io.kdaemon.load.LoadConfiguration;
import io.kdaemon.messaging.MessagingConfiguration;
import io.kdaemon.persistence.PersistenceConfiguration;
import io.kdaemon.planning.cluster.PlanningConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything of the api-gateway, imported by name. */
@Configuration(proxyBeanMethods = false)
@Import({
    MessagingConfiguration.class,
    PersistenceConfiguration.class,
    LifecycleConfiguration.class,
    LoadConfiguration.class,
    PlanningConfiguration.class,
    ApiConfiguration.class
})
public class ApiGatewayConfiguration {}
