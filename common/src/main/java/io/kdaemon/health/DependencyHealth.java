package io.kdaemon.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Whether one dependency answers. It is asked by one at a time and not again while an answer is fresh; no answer within the bound counts as no.
 * The log has one line when it stops answering and one when it answers again: the reason may name users and addresses, so it is shown there only.
 */
public final class DependencyHealth implements HealthIndicator, MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(DependencyHealth.class);
    private static final Duration BOUND = Duration.ofSeconds(2);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final String dependency;
    private final Question question;
    private final Clock clock;
    private final Duration bound;
    private final AtomicBoolean down = new AtomicBoolean();
    private @Nullable Look latest;

    /** Returns when the dependency has answered, throws when it does not. */
    @FunctionalInterface
    public interface Question {
        void ask() throws Exception;
    }

    private record Look(Instant begun, CompletableFuture<Void> answer) {}

    public DependencyHealth(String dependency, Question question, Clock clock) {
        this(dependency, question, clock, BOUND);
    }

    DependencyHealth(String dependency, Question question, Clock clock, Duration bound) {
        this.dependency = dependency;
        this.question = question;
        this.clock = clock;
        this.bound = bound;
    }

    @Override
    public Health health() {
        try {
            look().get(bound.toNanos(), TimeUnit.NANOSECONDS);
            return answered();
        } catch (TimeoutException e) {
            return silent("no answer within " + bound);
        } catch (ExecutionException e) {
            return silent(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.down().build();
        }
    }

    /** The same look that probes share, so being scraped costs the dependency nothing more. */
    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("kdaemon.dependency.up", this, DependencyHealth::asNumber)
                .tag("dependency", dependency)
                .register(registry);
    }

    private double asNumber() {
        return health().getStatus().equals(Status.UP) ? 1 : 0;
    }

    private synchronized CompletableFuture<Void> look() {
        Instant now = clock.instant();
        Look look = latest;
        if (look == null || look.answer().isDone() && look.begun().plus(FRESH).isBefore(now)) {
            look = new Look(now, asked());
            latest = look;
        }
        return look.answer();
    }

    private CompletableFuture<Void> asked() {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("health-" + dependency).start(() -> {
            try {
                question.ask();
                answer.complete(null);
            } catch (Throwable e) { // an Error, too, is no answer
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    private Health answered() {
        if (down.compareAndSet(true, false)) {
            log.info("dependency={} answers again", dependency);
        }
        return Health.up().build();
    }

    private Health silent(String reason) {
        if (down.compareAndSet(false, true)) {
            log.warn("dependency={} does not answer, so this process is not ready: {}", dependency, reason);
        }
        return Health.down().build();
    }
}
