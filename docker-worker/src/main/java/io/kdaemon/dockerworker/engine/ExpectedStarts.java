package io.kdaemon.dockerworker.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which containers this worker starts itself, so that observing its own starts costs the engine no extra look. */
public final class ExpectedStarts {

    private static final Duration MEMORY = Duration.ofSeconds(60);

    private final Map<Ownership, Instant> expected = new ConcurrentHashMap<>();
    private final Clock clock;

    public ExpectedStarts(Clock clock) {
        this.clock = clock;
    }

    public void expect(Ownership ownership) {
        expected.put(ownership, clock.instant());
    }

    public boolean isExpected(Ownership ownership) {
        expected.values().removeIf(at -> at.plus(MEMORY).isBefore(clock.instant()));
        return expected.containsKey(ownership);
    }
}
