package io.kdaemon.dockerworker.isolation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How long one node has been asked without giving any answer. Slow is not silent: as long as one of several calls is answered, whatever the
 * answer says, the node lives.
 */
final class SignsOfLife {

    private final Clock clock;
    private int asked;
    private boolean failed;
    private Instant quietSince;

    SignsOfLife(Clock clock) {
        this.clock = clock;
        this.quietSince = clock.instant();
    }

    synchronized void asked() {
        if (asked == 0 && !failed) {
            quietSince = clock.instant();
        }
        asked++;
    }

    synchronized void answered() {
        failed = false;
        quietSince = clock.instant();
    }

    /** A call ended without an answer. */
    synchronized void failed() {
        failed = true;
    }

    /** After {@link #answered()} or {@link #failed()}. */
    synchronized void ended() {
        asked--;
    }

    /** Zero when nothing is asked and nothing was left unanswered. */
    synchronized Duration quiet() {
        return asked > 0 || failed ? Duration.between(quietSince, clock.instant()) : Duration.ZERO;
    }

    /** Whether calls have ended without an answer, and none was answered since. */
    synchronized boolean hasFailed() {
        return failed;
    }
}
