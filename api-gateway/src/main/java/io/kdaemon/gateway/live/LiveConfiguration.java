package io.kdaemon.gateway.live;

import io.kdaemon.gateway.GatewayProperties;
import io.kdaemon.gateway.web.ChangeListener;
import io.kdaemon.messaging.MessageSubscriber;
import io.kdaemon.messaging.contract.Changed;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** News of the cluster, and server-sent events made of them. */
@Configuration(proxyBeanMethods = false)
@Import(EventController.class)
public class LiveConfiguration {

    @Bean
    Streams eventStreams(GatewayProperties properties, JsonMapper mapper) {
        GatewayProperties.Streams configured = properties.streams();
        return new Streams(new Streams.Limits(configured.heartbeat(), configured.buffer(), configured.most()), mapper);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> liveSubscription(
            MessageSubscriber subscriber, List<ChangeListener> listeners) {
        return _ -> subscriber.subscribeLive(received -> {
            if (received.envelope().body() instanceof Changed change) {
                listeners.forEach(listener -> listener.changed(change));
            }
        });
    }
}
