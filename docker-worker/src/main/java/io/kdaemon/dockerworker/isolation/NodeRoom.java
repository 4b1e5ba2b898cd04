package io.kdaemon.dockerworker.isolation;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** The places for commands at one node, and those for commands that make its engine work hard. */
final class NodeRoom {

    private final Map<Lane, Bulkhead> commands = new EnumMap<>(Lane.class);
    private final WriteSlots writes;
    private final Duration writeWait;
    private final Duration step;

    /** @param step how often one who waits for a write looks up */
    NodeRoom(String name, IsolationSettings.Room settings, Duration step) {
        this.writeWait = settings.writeWait();
        this.step = step.compareTo(writeWait) < 0 ? step : writeWait;
        this.writes = new WriteSlots(settings.writes());
        for (Lane lane : Lane.values()) {
            commands.put(lane, bulkhead("commands-" + name, settings.commands(lane)));
        }
    }

    private static Bulkhead bulkhead(String name, int calls) {
        return Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(calls)
                        .maxWaitDuration(Duration.ZERO)
                        .build());
    }

    WriteSlots writes() {
        return writes;
    }

    boolean enter(Lane lane) {
        return commands(lane).tryAcquirePermission();
    }

    void leave(Lane lane) {
        commands(lane).onComplete();
    }

    int taken(Lane lane) {
        Bulkhead.Metrics metrics = commands(lane).getMetrics();
        return metrics.getMaxAllowedConcurrentCalls() - metrics.getAvailableConcurrentCalls();
    }

    /** @return false when there was no place in time, or it was {@code hopeless} to wait on */
    boolean beginWrite(Lane lane, BooleanSupplier hopeless) {
        Duration waited = Duration.ZERO;
        do {
            if (writes.take(lane, step)) {
                return true;
            }
            waited = waited.plus(step);
        } while (waited.compareTo(writeWait) < 0 && !hopeless.getAsBoolean());
        return false;
    }

    void endWrite(Lane lane) {
        writes.giveBack(lane);
    }

    private Bulkhead commands(Lane lane) {
        return Objects.requireNonNull(commands.get(lane));
    }
}
