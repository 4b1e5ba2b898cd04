package io.kdaemon.messaging.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kdaemon.messaging.stream.StreamFailure.Reason;
import io.kdaemon.testing.MutableClock;
import io.kdaemon.testing.messaging.InMemoryFrames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class DuplexStreamTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int WINDOW = 4096;
    private static final StreamProperties PROPERTIES = new StreamProperties(
            DataSize.ofBytes(WINDOW), Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofMinutes(15));

    private final MutableClock clock = new MutableClock();
    private final InMemoryFrames frames = new InMemoryFrames();
    private final StreamPeer gateway = new StreamPeer(frames, "gateway", PROPERTIES, clock);
    private final StreamPeer worker = new StreamPeer(frames, "worker", PROPERTIES, clock);
    private final DuplexStream asking = gateway.expect("stream-1");
    private final DuplexStream answering = worker.answer("stream-1", gateway.address(), gateway.window());

    @Test
    void shouldDeliverInOrderAndTellTheEndWhenAllGoesWell() throws InterruptedException {
        // when
        answering.opened();
        answering.send(FrameKind.STDOUT, bytes("out"));
        answering.send(FrameKind.STDERR, bytes("err"));
        answering.end("7");

        // then
        assertThat(next().kind()).isEqualTo(FrameKind.OPENED);
        assertThat(next().text()).isEqualTo("out");
        assertThat(next().kind()).isEqualTo(FrameKind.STDERR);
        Frame last = next();
        assertThat(last.kind()).isEqualTo(FrameKind.END);
        assertThat(last.text()).isEqualTo("7");
        assertThat(next()).isEqualTo(last);
        await().atMost(SOON).until(() -> gateway.size() + worker.size() == 0);
    }

    @Test
    void shouldStopSendingUntilSomebodyReadsWhenTheCreditIsUsedUp() throws InterruptedException {
        // given
        answering.opened();
        AtomicInteger sent = new AtomicInteger();
        Thread sender = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 100; i++) {
                answering.send(FrameKind.STDOUT, new byte[1000]);
                sent.incrementAndGet();
            }
        });
        await().atMost(SOON).until(() -> sender.getState() == Thread.State.WAITING);

        // then
        assertThat(sent).hasValueLessThanOrEqualTo(WINDOW / 1000 + 1);

        // when
        int received = 0;
        while (received < 100) {
            received += next().kind() == FrameKind.STDOUT ? 1 : 0;
        }

        // then
        assertThat(sender.join(SOON)).isTrue();
        assertThat(frames.sent(FrameKind.CREDIT)).hasSizeLessThan(60);
    }

    @Test
    void shouldLimitBothDirectionsWhenTheOtherSideDoesNotRead() {
        // given
        answering.opened();

        // when
        Thread typing = sendOn(asking, FrameKind.STDIN, 100);

        // then
        await().atMost(SOON).until(() -> typing.getState() == Thread.State.WAITING);
        assertThat(frames.sent(FrameKind.STDIN)).hasSizeLessThanOrEqualTo(WINDOW / 164 + 1);
        asking.close();
        await().atMost(SOON).until(() -> !typing.isAlive());
    }

    @Test
    void shouldWakeAndFreeWhoeverSendsWhenTheOtherSideCloses() {
        // given
        answering.opened();
        AtomicInteger freed = new AtomicInteger();
        answering.onEnd(freed::incrementAndGet);
        Thread sender = sendOn(answering, FrameKind.STDOUT, 1000);

        // when
        asking.close();

        // then
        await().atMost(SOON).until(() -> !sender.isAlive() && freed.get() == 1);
        assertThat(answering.isOver()).isTrue();
        assertThat(worker.size()).isZero();
        assertThatThrownBy(() -> answering.send(FrameKind.STDOUT, new byte[1])).isInstanceOf(StreamOverException.class);
    }

    @Test
    void shouldEndWithAnErrorOnBothSidesWhenAFrameIsMissing() throws InterruptedException {
        // given
        answering.opened();
        frames.lose(frame -> frame.text().equals("lost"));

        // when
        answering.send(FrameKind.STDOUT, bytes("lost"));
        answering.send(FrameKind.STDOUT, bytes("later"));

        // then
        next();
        assertThat(failure(next()).reason()).isEqualTo(Reason.LOST);
        assertThat(answering.isOver()).isTrue();
    }

    @Test
    void shouldEndAtOnceWhenTheOtherProcessIsGone() {
        // given
        answering.opened();
        frames.vanish("gateway");

        // when
        answering.send(FrameKind.STDOUT, bytes("to nobody"));

        // then
        assertThat(answering.isOver()).isTrue();
    }

    @Test
    void shouldEndWhenNothingIsHeardOfTheOtherSide() throws InterruptedException {
        // given
        answering.opened();
        frames.lose(_ -> true);

        // when
        clock.advance(Duration.ofSeconds(21));
        gateway.pulse();
        worker.pulse();

        // then
        next();
        assertThat(failure(next())).returns(Reason.LOST, StreamFailure::reason);
        assertThat(answering.isOver()).isTrue();
    }

    @Test
    void shouldStayOpenWhenBothSidesSayThatTheyAreThere() {
        // given
        answering.opened();

        // when
        for (int i = 0; i < 20; i++) {
            clock.advance(Duration.ofSeconds(6));
            gateway.pulse();
            worker.pulse();
        }

        // then
        assertThat(asking.isOver()).isFalse();
        assertThat(answering.isOver()).isFalse();
        assertThat(frames.sent(FrameKind.HEARTBEAT)).hasSizeBetween(20, 40);
    }

    @Test
    void shouldEndWhenNothingMovesForLong() throws InterruptedException {
        // given
        answering.opened();

        // when
        for (int i = 0; i < 151; i++) {
            clock.advance(Duration.ofSeconds(6));
            gateway.pulse();
            worker.pulse();
        }

        // then
        next();
        assertThat(failure(next()).reason()).isEqualTo(Reason.IDLE);
        assertThat(answering.isOver()).isTrue();
    }

    @Test
    void shouldEndAllWhenTheBrokerIsLost() {
        // given
        answering.opened();

        // when
        gateway.cutOff();
        frames.setReachable(false);
        worker.pulse();
        clock.advance(Duration.ofSeconds(6));
        worker.pulse();

        // then
        assertThat(asking.isOver()).isTrue();
        assertThat(answering.isOver()).isTrue();
    }

    @Test
    void shouldTellWhoeverOpensAStreamThatNobodyWaitsFor() {
        // given
        DuplexStream late = worker.answer("given-up", gateway.address(), gateway.window());

        // when
        late.opened();

        // then
        assertThat(late.isOver()).isTrue();
    }

    @Test
    void shouldEndWhenMoreIsSentThanThereWasCreditFor() {
        // when
        for (int i = 0; i < 4; i++) {
            gateway.arrived(new Frame("stream-1", i, FrameKind.STDOUT, new byte[WINDOW]), "worker");
        }

        // then
        assertThat(asking.isOver()).isTrue();
    }

    private static Thread sendOn(DuplexStream stream, FrameKind kind, int bytes) {
        return Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    stream.send(kind, new byte[bytes]);
                }
            } catch (StreamOverException over) {
                return;
            }
        });
    }

    private Frame next() throws InterruptedException {
        return asking.next(SOON).orElseThrow();
    }

    private static StreamFailure failure(Frame frame) {
        assertThat(frame.kind()).isEqualTo(FrameKind.ERROR);
        return DuplexStream.failure(frame);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
