package io.kdaemon.messaging;

import java.time.Duration;

/** Not now: hand the message back and deliver it again after about {@code delay}, without counting it as a failed delivery. */
public final class RetryLaterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration delay;

    public RetryLaterException(String reason, Duration delay) {
        super(reason);
        this.delay = delay;
    }

    public Duration delay() {
        return delay;
    }
}
