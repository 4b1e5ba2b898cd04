package io.kdaemon.gateway.stream;

import io.kdaemon.activity.Loop;
import io.kdaemon.gateway.container.ContainerDirectory;
import io.kdaemon.messaging.MessageCodec;
import io.kdaemon.messaging.MessageSender;
import io.kdaemon.messaging.stream.FrameTransport;
import io.kdaemon.messaging.stream.StreamFailure;
import io.kdaemon.messaging.stream.StreamFailure.Reason;
import io.kdaemon.messaging.stream.StreamPeer;
import io.kdaemon.messaging.stream.StreamProperties;
import io.kdaemon.node.NodeRepository;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.ContextClosedEvent;
import tools.jackson.databind.json.JsonMapper;

/** Streams to containers and nodes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ContainerStreamProperties.class)
@Import({LogController.class, ExecController.class, UsageController.class, FilesController.class})
public class ContainerStreamConfiguration {

    private static final String SIDE = "gateway";
    private static final Duration PULSE = Duration.ofSeconds(1);

    @Bean
    StreamPeer gatewayStreamPeer(FrameTransport transport, StreamProperties properties, Clock clock) {
        return new StreamPeer(transport, SIDE, properties, clock);
    }

    @Bean
    StreamOpening streamOpening(
            StreamPeer gatewayStreamPeer,
            MessageSender sender,
            MessageCodec codec,
            ContainerStreamProperties properties,
            Clock clock) {
        return new StreamOpening(gatewayStreamPeer, sender, codec, properties, clock);
    }

    @Bean
    StreamSubjects streamSubjects(ContainerDirectory containers, NodeRepository nodes) {
        return new StreamSubjects(containers, nodes);
    }

    @Bean
    StreamAnswers streamAnswers(ContainerStreamProperties properties, JsonMapper mapper) {
        return new StreamAnswers(properties, mapper);
    }

    @Bean
    Terminals terminals(ContainerStreamProperties properties, JsonMapper mapper) {
        return new Terminals(properties, mapper);
    }

    @Bean
    Loop gatewayStreamLoop(StreamPeer gatewayStreamPeer) {
        return new Loop("gateway-streams", PULSE, gatewayStreamPeer::pulse);
    }

    @Bean
    MeterBinder gatewayStreamMeters(StreamPeer gatewayStreamPeer) {
        return registry -> Gauge.builder("kdaemon.streams", gatewayStreamPeer, StreamPeer::size)
                .tag("side", SIDE)
                .register(registry);
    }

    /** Before the web server waits for requests to end: these would not. */
    @Bean
    ApplicationListener<ContextClosedEvent> gatewayStreamsEnd(StreamPeer gatewayStreamPeer) {
        return _ -> gatewayStreamPeer.stop(new StreamFailure(Reason.UNAVAILABLE, "The gateway stops"));
    }
}
