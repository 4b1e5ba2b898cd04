package io.kdaemon.standalone;

import io.kdaemon.configuration.KdaemonProperties;
import org.springframework.amqp.core.DeclarableCustomizer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What only the one-JVM form needs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KdaemonProperties.class)
class StandaloneConfiguration {
    @Bean
    @ConditionalOnProperty(EmbeddedStores.BROKER_PROPERTY)
    DeclarableCustomizer embeddedBrokerArguments() {
        return new EmbeddedBrokerArguments();
    }

    @Bean
    StartAnnouncement standaloneStartAnnouncement(KdaemonProperties properties) {
        return new StartAnnouncement(properties);
    }
}
