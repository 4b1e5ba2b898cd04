package io.kdaemon.watcher;

import io.kdaemon.lifecycle.execution.LifecycleConfiguration;
import io.kdaemon.messaging.MessagingConfiguration;
import io.kdaemon.persistence.PersistenceConfiguration;
import io.kdaemon.watcher.adapter.engine.SocketWitness;
import io.kdaemon.watcher.deadletter.DeadLetterConfiguration;
import io.kdaemon.watcher.intake.IntakeConfiguration;
import io.kdaemon.watcher.observe.EngineWitness;
import io.kdaemon.watcher.observe.ObserveConfiguration;
import io.kdaemon.watcher.publish.EndpointPublisher;
import io.kdaemon.watcher.reconcile.ReconcileConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything of the watcher, imported by name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WatcherProperties.class)
@Import({
    MessagingConfiguration.class,
    PersistenceConfiguration.class,
    LifecycleConfiguration.class,
    IntakeConfiguration.class,
    ReconcileConfiguration.class,
    DeadLetterConfiguration.class,
    ObserveConfiguration.class
})
public class WatcherConfiguration {

    @Bean
    EngineWitness engineWitness(WatcherProperties properties) {
        return new SocketWitness(properties.verdict().witnessTimeout());
    }

    @Bean
    EndpointPublisher endpointPublisher() {
        return container -> {};
    }
}
