package io.kdaemon.dockerworker.stream;

import io.kdaemon.activity.Loop;
import io.kdaemon.dockerworker.engine.ContainerRuntimes;
import io.kdaemon.dockerworker.engine.StreamRuntimes;
import io.kdaemon.dockerworker.isolation.NodeGates;
import io.kdaemon.dockerworker.launch.PullAhead;
import io.kdaemon.messaging.stream.FrameTransport;
import io.kdaemon.messaging.stream.StreamFailure;
import io.kdaemon.messaging.stream.StreamFailure.Reason;
import io.kdaemon.messaging.stream.StreamPeer;
import io.kdaemon.messaging.stream.StreamProperties;
import io.kdaemon.secret.SecretBox;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;

/** Streams of the docker-worker. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamLimits.class)
public class WorkerStreamConfiguration {

    private static final String SIDE = "docker-worker";
    private static final Duration PULSE = Duration.ofSeconds(1);

    @Bean
    StreamPeer workerStreamPeer(FrameTransport transport, StreamProperties properties, Clock clock) {
        return new StreamPeer(transport, SIDE, properties, clock);
    }

    @Bean
    StreamHandler streamHandler(
            StreamPeer workerStreamPeer,
            StreamRuntimes streams,
            ContainerRuntimes engines,
            NodeGates gates,
            StreamLimits limits,
            PullAhead pulls,
            SecretBox box) {
        return new StreamHandler(
                workerStreamPeer,
                new StreamHandler.Engines(streams, engines, gates),
                new StreamRoom(limits),
                pulls,
                box);
    }

    @Bean
    Loop workerStreamLoop(StreamPeer workerStreamPeer) {
        return new Loop("docker-worker-streams", PULSE, workerStreamPeer::pulse);
    }

    @Bean
    MeterBinder workerStreamMeters(StreamPeer workerStreamPeer) {
        return registry -> Gauge.builder("kdaemon.streams", workerStreamPeer, StreamPeer::size)
                .tag("side", SIDE)
                .register(registry);
    }

    /** Before the subscriptions wait for what is at work: streams would not end by themselves. */
    @Bean
    ApplicationListener<ContextClosedEvent> workerStreamsEnd(StreamPeer workerStreamPeer) {
        return _ -> workerStreamPeer.stop(new StreamFailure(Reason.UNAVAILABLE, "The docker-worker stops"));
    }
}
