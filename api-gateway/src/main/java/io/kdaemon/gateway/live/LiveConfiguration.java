package io.kdaemon.gateway.live;

import io.kdaemon.gateway.GatewayProperties;
import io.kdaemon.messaging.MessageSubscriber;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** Server-sent events. */
@Configuration(proxyBeanMethods = false)
@Import(EventController.class)
public class LiveConfiguration {

    @Bean
    Streams eventStreams(GatewayProperties properties, JsonMapper mapper) {
        GatewayProperties.Streams configured = properties.streams();
        return new Streams(new Streams.Limits(configured.heartbeat(), configured.buffer(), configured.most()), mapper);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> eventStreamSubscription(MessageSubscriber subscriber, Streams streams) {
        return _ -> subscriber.subscribeLive(streams::tell);
    }
}
