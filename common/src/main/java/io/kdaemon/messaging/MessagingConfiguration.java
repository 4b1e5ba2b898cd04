package io.kdaemon.messaging;

import io.kdaemon.configuration.CoreConfiguration;
import io.kdaemon.messaging.rabbit.RabbitMessagingConfiguration;
import io.kdaemon.messaging.stream.StreamProperties;
import io.kdaemon.secret.SecretConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Sending and receiving over AMQP; needs no database. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MessagingProperties.class, StreamProperties.class})
@Import({CoreConfiguration.class, SecretConfiguration.class, RabbitMessagingConfiguration.class})
public class MessagingConfiguration {

    @Bean
    MessageCodec messageCodec() {
        return new MessageCodec();
    }

    @Bean
    DeliveryPolicy deliveryPolicy(MessagingProperties properties) {
        return new DeliveryPolicy(properties.retryDelays(), properties.maxDeliveries());
    }
}
