package io.kdaemon.dockerworker.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Which containers this worker starts itself, so that observing its own starts costs the engine no extra look. */
public final class ExpectedStarts {

    private static final Duration MEMORY = Duration.ofSeconds(60);

    private final Map<Ownership, Instant> expected = new ConcurrentHashMap<>();
    /** Oldest first: each is looked at once when it comes and once when it is forgotten, however many there are. */
    private final Queue<Start> inOrder = new ConcurrentLinkedQueue<>();

    private final Clock clock;

    private record Start(Ownership ownership, Instant at) {}

    public ExpectedStarts(Clock clock) {
        this.clock = clock;
    }

    public void expect(Ownership ownership) {
        Instant now = clock.instant();
        forgetBefore(now.minus(MEMORY));
        expected.put(ownership, now);
        inOrder.add(new Start(ownership, now));
    }

    public boolean isExpected(Ownership ownership) {
        Instant at = expected.get(ownership);
        return at != null && !at.isBefore(clock.instant().minus(MEMORY));
    }

    int size() {
        return expected.size();
    }

    private void forgetBefore(Instant limit) {
        for (Start eldest = inOrder.peek(); eldest != null && eldest.at().isBefore(limit); eldest = inOrder.peek()) {
            if (inOrder.remove(eldest)) {
                expected.remove(eldest.ownership(), eldest.at());
            }
        }
    }
}
