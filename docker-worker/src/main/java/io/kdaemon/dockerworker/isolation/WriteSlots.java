package io.kdaemon.dockerworker.isolation;

import io.kdaemon.dockerworker.isolation.IsolationSettings.Writes;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The places for commands that make an engine work hard. Each lane has as many as the engine takes well. */
final class WriteSlots {

    private final Map<Lane, Permits> permits = new EnumMap<>(Lane.class);
    private final WriteLimit limit;

    WriteSlots(Writes bounds) {
        this.limit = new WriteLimit(bounds);
        for (Lane lane : Lane.values()) {
            permits.put(lane, new Permits(bounds.first()));
        }
    }

    boolean take(Lane lane, Duration wait) {
        try {
            return permits(lane).tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void giveBack(Lane lane) {
        permits(lane).release();
    }

    /** In both lanes. */
    int taken() {
        return all().stream().mapToInt(Permits::taken).sum();
    }

    int limit() {
        return limit.current();
    }

    void started(Duration took, int together) {
        limit.started(took, together);
        apply();
    }

    void failed() {
        limit.failed();
        apply();
    }

    private void apply() {
        int current = limit.current();
        all().forEach(each -> each.resize(current));
    }

    private Collection<Permits> all() {
        return permits.values();
    }

    private Permits permits(Lane lane) {
        return Objects.requireNonNull(permits.get(lane));
    }
}
