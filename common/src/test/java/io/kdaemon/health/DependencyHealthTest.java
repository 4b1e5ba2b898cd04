package io.kdaemon.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.testing.MutableClock;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class DependencyHealthTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration GENEROUS = Duration.ofMinutes(1);

    private final MutableClock clock = new MutableClock();
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void release() {
        end.countDown();
    }

    @Test
    void shouldAskOnceWhileTheAnswerIsFresh() {
        // given
        DependencyHealth health = new DependencyHealth("db", asked::incrementAndGet, clock, GENEROUS);

        // when
        health.health();
        health.health();
        clock.advance(Duration.ofSeconds(2));
        Health third = health.health();

        // then
        assertThat(asked).hasValue(2);
        assertThat(third.getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void shouldBeDownWithoutSayingWhyWhenItDoesNotAnswer() {
        // given
        DependencyHealth health = new DependencyHealth("db", this::refuse, clock, GENEROUS);

        // when
        Health answer = health.health();

        // then
        assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
        assertThat(answer.getDetails()).isEmpty();
    }

    @Test
    void shouldBeDownAndNotAskAgainWhenTheFirstQuestionHangs() {
        // given
        DependencyHealth health = new DependencyHealth("db", this::hang, clock, SHORT);

        // when
        Health first = health.health();
        clock.advance(Duration.ofMinutes(1));
        Health second = health.health();

        // then
        assertThat(first.getStatus()).isEqualTo(Status.DOWN);
        assertThat(second.getStatus()).isEqualTo(Status.DOWN);
        assertThat(asked).hasValue(1);
    }

    private void refuse() throws IOException {
        throw new IOException("Access denied for user 'kdaemon'@'10.0.0.7'");
    }

    private void hang() throws InterruptedException {
        asked.incrementAndGet();
        end.await();
    }
}
