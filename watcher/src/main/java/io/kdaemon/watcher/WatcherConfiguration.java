package io.kdaemon.watcher;

import io.kdaemon.configuration.KdaemonProperties;
import io.kdaemon.lifecycle.execution.LifecycleConfiguration;
import io.kdaemon.messaging.MessagingConfiguration;
import io.kdaemon.persistence.PersistenceConfiguration;
import io.kdaemon.watcher.adapter.consul.ConsulAddress;
import io.kdaemon.watcher.adapter.consul.ConsulServiceCatalog;
import io.kdaemon.watcher.adapter.engine.SocketWitness;
import io.kdaemon.watcher.adapter.webhook.WebhookChannel;
import io.kdaemon.watcher.deadletter.DeadLetterConfiguration;
import io.kdaemon.watcher.intake.IntakeConfiguration;
import io.kdaemon.watcher.notify.LogChannel;
import io.kdaemon.watcher.notify.NotificationChannel;
import io.kdaemon.watcher.notify.NotifyConfiguration;
import io.kdaemon.watcher.observe.EngineWitness;
import io.kdaemon.watcher.observe.ObserveConfiguration;
import io.kdaemon.watcher.publish.PublishConfiguration;
import io.kdaemon.watcher.publish.ServiceCatalog;
import io.kdaemon.watcher.publish.ServiceNaming;
import io.kdaemon.watcher.reconcile.ReconcileConfiguration;
import java.net.URI;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
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
    ObserveConfiguration.class,
    PublishConfiguration.class,
    NotifyConfiguration.class
})
public class WatcherConfiguration {

    @Bean
    EngineWitness engineWitness(WatcherProperties properties) {
        return new SocketWitness(properties.verdict().witnessTimeout());
    }

    @Bean
    @ConditionalOnProperty(PublishConfiguration.PROPERTY)
    ServiceCatalog serviceCatalog(KdaemonProperties kdaemon, WatcherProperties properties, ServiceNaming naming) {
        ConsulAddress address = ConsulAddress.parse(kdaemon.consulAddress().orElseThrow());
        return new ConsulServiceCatalog(address, properties.consul().timeout(), naming);
    }

    @Bean
    NotificationChannel notificationChannel(KdaemonProperties kdaemon, WatcherProperties properties, Clock clock) {
        WatcherProperties.Notification settings = properties.notification();
        URI url = settings.webhookUrl();
        String secret = settings.webhookSecret();
        return url == null || secret == null
                ? new LogChannel()
                : new WebhookChannel(
                        new WebhookChannel.Target(url, secret), settings.timeout(), kdaemon.cluster(), clock);
    }
}
