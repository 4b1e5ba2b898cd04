package io.kdaemon.usage;

import io.kdaemon.node.Resources;
import java.time.Duration;
import java.time.Instant;

/**
 * What came of all samples of an application.
 *
 * @param usual what one of its containers hardly ever exceeds
 */
public record UsageEstimate(Resources usual, long samples, Instant since, Instant until) {

    /** For how long it was seen. */
    public Duration span() {
        return Duration.between(since, until);
    }
}
