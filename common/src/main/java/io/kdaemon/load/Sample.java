package io.kdaemon.load;

import java.time.Duration;
import java.time.Instant;

/**
 * One measured value.
 *
 * @param at when it was measured, by our clock
 */
public record Sample(double value, Instant at) {

    public Duration age(Instant now) {
        Duration age = Duration.between(at, now);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
