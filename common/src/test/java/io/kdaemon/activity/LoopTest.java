package io.kdaemon.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoopTest {

    @Test
    void shouldGoOnWhenItsTaskFails() {
        // given
        AtomicInteger runs = new AtomicInteger();
        Loop loop = new Loop("test", Duration.ofMillis(1), () -> {
            if (runs.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
        });

        // when
        loop.start();

        // then
        await().untilAsserted(() -> assertThat(runs).hasValueGreaterThan(3));
        loop.stop();
    }

    @Test
    void shouldEndWithItsTaskFinishedWhenStopped() throws InterruptedException {
        // given
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger finished = new AtomicInteger();
        Loop loop = new Loop("test", Duration.ofHours(1), () -> {
            begun.countDown();
            finished.incrementAndGet();
        });
        loop.start();
        begun.await();

        // when
        loop.stop();

        // then
        assertThat(loop.isRunning()).isFalse();
        assertThat(finished).hasValue(1);
    }
}
