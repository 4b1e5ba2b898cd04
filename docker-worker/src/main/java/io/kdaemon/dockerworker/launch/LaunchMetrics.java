package io.kdaemon.dockerworker.launch;

import io.kdaemon.metrics.EnumCounters;
import io.kdaemon.metrics.LaunchStage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Launches by outcome, how long they waited for a worker, and how long the engine took. */
public final class LaunchMetrics {

    private enum Outcome {
        STARTED,
        ADOPTED,
        FAILED,
        FAILED_PERMANENTLY
    }

    private final EnumCounters<Outcome> launches;
    private final Timer dispatch;
    private final Timer engine;
    private final Clock clock;

    public LaunchMetrics(MeterRegistry registry, Clock clock) {
        this.launches = new EnumCounters<>(registry, "kdaemon.launches", "outcome", Outcome.class);
        this.dispatch = LaunchStage.DISPATCH.timer(registry);
        this.engine = LaunchStage.ENGINE.timer(registry);
        this.clock = clock;
    }

    /** Returns when that was. */
    Instant begun(Instant sentAt) {
        Instant now = clock.instant();
        dispatch.record(Duration.between(sentAt, now));
        return now;
    }

    void ended(LaunchOutcome outcome, Instant begun) {
        engine.record(Duration.between(begun, clock.instant()));
        launches.increment(of(outcome));
    }

    private static Outcome of(LaunchOutcome outcome) {
        return switch (outcome) {
            case LaunchOutcome.Running running -> running.adopted() ? Outcome.ADOPTED : Outcome.STARTED;
            case LaunchOutcome.Failed failed -> failed.permanent() ? Outcome.FAILED_PERMANENTLY : Outcome.FAILED;
        };
    }
}
