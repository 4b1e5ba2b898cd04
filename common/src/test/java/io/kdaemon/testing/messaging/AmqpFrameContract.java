package io.kdaemon.testing.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.messaging.stream.DuplexStream;
import io.kdaemon.messaging.stream.Frame;
import io.kdaemon.messaging.stream.FrameKind;
import io.kdaemon.messaging.stream.FrameLostException;
import io.kdaemon.messaging.stream.FrameTransport;
import io.kdaemon.messaging.stream.StreamPeer;
import io.kdaemon.messaging.stream.StreamProperties;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.unit.DataSize;

/** What streams need of a broker: order, bytes as they are, back-pressure between two processes, and news of those that are gone. */
public abstract class AmqpFrameContract extends AmqpInterruptionContract {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final StreamProperties PROPERTIES = new StreamProperties(
            DataSize.ofKilobytes(64), Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofMinutes(1));

    @Test
    void shouldCarryBytesInOrderBetweenTwoProcessesWithoutLosingAnyWhenTheReaderIsSlow() throws InterruptedException {
        // given
        try (ConfigurableApplicationContext other = newProcess()) {
            StreamPeer gateway = peer(process, "gateway");
            StreamPeer worker = peer(other, "docker-worker");
            DuplexStream reading = gateway.expect("stream");
            DuplexStream writing = worker.answer("stream", gateway.address(), gateway.window());
            byte[] all = new byte[8192];
            for (int i = 0; i < all.length; i++) {
                all[i] = (byte) i;
            }

            // when
            Thread.ofVirtual().start(() -> {
                writing.opened();
                for (int i = 0; i < 500; i++) {
                    writing.send(FrameKind.STDOUT, all);
                }
                writing.end("0");
            });

            // then
            assertThat(next(reading).kind()).isEqualTo(FrameKind.OPENED);
            for (int i = 0; i < 500; i++) {
                Frame frame = next(reading);
                assertThat(frame.sequence()).isGreaterThan(i);
                assertThat(Arrays.equals(frame.body(), all)).isTrue();
            }
            assertThat(next(reading).text()).isEqualTo("0");
        }
    }

    @Test
    void shouldEndStreamsWhenTheOtherProcessHasGone() throws InterruptedException {
        // given
        StreamPeer worker = peer(process, "docker-worker");
        ConfigurableApplicationContext other = newProcess();
        StreamPeer gateway = peer(other, "gateway");
        DuplexStream asking = gateway.expect("stream");
        DuplexStream answering = worker.answer("stream", gateway.address(), gateway.window());
        answering.opened();
        next(asking);

        // when
        other.close();

        // then
        await().atMost(LIMIT).until(() -> {
            worker.pulse();
            return answering.isOver();
        });
    }

    @Test
    void shouldEndStreamsAndCarryNewOnesWhenTheConnectionWasLost() throws InterruptedException {
        // given
        StreamPeer gateway = peer(process, "gateway");
        String before = gateway.address();
        DuplexStream stream = gateway.expect("before");

        // when
        process.getBean(CachingConnectionFactory.class).resetConnection();

        // then
        await().atMost(LIMIT).until(stream::isOver);
        assertThat(gateway.address()).isNotEqualTo(before);
        DuplexStream asking = gateway.expect("after");
        peer(process, "docker-worker")
                .answer("after", gateway.address(), gateway.window())
                .opened();
        assertThat(next(asking).kind()).isEqualTo(FrameKind.OPENED);
    }

    private static StreamPeer peer(ConfigurableApplicationContext context, String side) {
        StreamPeer peer = new StreamPeer(context.getBean(FrameTransport.class), side, PROPERTIES, Clock.systemUTC());
        await().atMost(LIMIT)
                .ignoreException(FrameLostException.class)
                .until(() -> !peer.address().isEmpty());
        return peer;
    }

    private static Frame next(DuplexStream stream) throws InterruptedException {
        Optional<Frame> frame = stream.next(LIMIT);
        assertThat(frame).isPresent();
        return frame.get();
    }
}
