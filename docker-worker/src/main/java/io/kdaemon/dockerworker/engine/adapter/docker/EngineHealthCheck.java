package io.kdaemon.dockerworker.engine.adapter.docker;

import com.github.dockerjava.api.model.HealthCheck;
import io.kdaemon.run.HealthCheck.Timing;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A health check in the engine's words. */
final class EngineHealthCheck {

    private static final List<String> NONE = List.of("NONE");

    private EngineHealthCheck() {}

    /** Where we ask from outside, the engine must not have an opinion of its own. */
    static HealthCheck of(io.kdaemon.run.HealthCheck check) {
        return switch (check.kind()) {
            case IMAGE -> timed(check.timing());
            case COMMAND -> timed(check.timing()).withTest(check.command());
            case DISABLED, HTTP, TCP -> new HealthCheck().withTest(NONE);
        };
    }

    /** The engine takes a zero for its own default. */
    private static HealthCheck timed(Timing timing) {
        HealthCheck check = new HealthCheck()
                .withInterval(nanos(timing.interval()))
                .withTimeout(nanos(timing.timeout()))
                .withStartPeriod(nanos(timing.startPeriod()));
        return timing.retries() == null ? check : check.withRetries(timing.retries());
    }

    private static @Nullable Long nanos(@Nullable Duration duration) {
        return duration == null ? null : duration.toNanos();
    }
}
