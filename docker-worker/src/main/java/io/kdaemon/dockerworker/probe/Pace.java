package io.kdaemon.dockerworker.probe;

import io.kdaemon.run.HealthCheck.Timing;
import java.time.Duration;
import java.util.Objects;

/** When a container is asked, with what was not said filled in. */
record Pace(Duration interval, Duration limit, int retries, Duration startPeriod) {

    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int RETRIES = 3;
    /** A container that was just started is asked so often, for others wait for it. */
    private static final Duration EAGER = Duration.ofSeconds(1);

    static Pace of(Timing timing) {
        return new Pace(
                Objects.requireNonNullElse(timing.interval(), INTERVAL),
                Objects.requireNonNullElse(timing.timeout(), LIMIT),
                Objects.requireNonNullElse(timing.retries(), RETRIES),
                Objects.requireNonNullElse(timing.startPeriod(), Duration.ZERO));
    }

    Duration next(Standing standing) {
        return standing == Standing.CHECKING && interval.compareTo(EAGER) > 0 ? EAGER : interval;
    }

    /** From the beginning to the first failure that counts; a container that was just started gets an interval at least, as engines give it. */
    Duration patience(Standing standing) {
        return standing == Standing.CHECKING && interval.compareTo(startPeriod) > 0 ? interval : startPeriod;
    }
}
