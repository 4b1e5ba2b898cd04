package io.kdaemon.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes when it is told to. In UTC only. */
public final class MutableClock extends Clock {

    /** Now, in tests. */
    public static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private volatile Instant now = NOW;

    public void advance(Duration by) {
        now = now.plus(by);
    }

    public void set(Instant instant) {
        now = instant;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Expected nobody to need another zone than UTC");
    }
}
