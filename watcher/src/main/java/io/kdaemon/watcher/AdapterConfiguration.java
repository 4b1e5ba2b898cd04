package io.kdaemon.watcher;

import io.kdaemon.configuration.KdaemonProperties;
import io.kdaemon.watcher.adapter.consul.ConsulAddress;
import io.kdaemon.watcher.adapter.consul.ConsulServiceCatalog;
import io.kdaemon.watcher.adapter.engine.SocketWitness;
import io.kdaemon.watcher.adapter.webhook.WebhookChannel;
import io.kdaemon.watcher.notify.LogChannel;
import io.kdaemon.watcher.notify.NotificationChannel;
import io.kdaemon.watcher.observe.EngineWitness;
import io.kdaemon.watcher.publish.PublishConfiguration;
import io.kdaemon.watcher.publish.ServiceCatalog;
import io.kdaemon.watcher.publish.ServiceNaming;
import java.net.URI;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways to the world outside: engines, Consul, administrators. */
@Configuration(proxyBeanMethods = false)
class AdapterConfiguration {

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
