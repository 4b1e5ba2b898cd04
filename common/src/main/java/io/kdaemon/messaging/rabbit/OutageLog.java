package io.kdaemon.messaging.rabbit;

import com.rabbitmq.client.ShutdownSignalException;
import io.micrometer.core.instrument.Counter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** Says once in a while, in one line, that the broker cannot be used, and once that it can again. */
final class OutageLog {

    private static final Logger log = LoggerFactory.getLogger(OutageLog.class);
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final Clock clock;
    private final Counter failures;
    private @Nullable Instant lastLine;

    OutageLog(Clock clock, Counter failures) {
        this.clock = clock;
        this.failures = failures;
    }

    synchronized void failed(String what, Exception failure) {
        failures.increment();
        Instant now = clock.instant();
        if (lastLine == null || lastLine.plus(INTERVAL).isBefore(now)) {
            lastLine = now;
            log.warn("Expected the broker to {}, but it does not (will try again): {}", what, describe(failure));
        }
    }

    synchronized void recovered() {
        if (lastLine != null) {
            lastLine = null;
            log.info("The broker answers again");
        }
    }

    private static String describe(Exception failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return cause instanceof ShutdownSignalException
                ? String.valueOf(cause.getMessage())
                : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
