package io.kdaemon.dockerworker.observation;

import io.kdaemon.dockerworker.engine.Ownership;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Containers to look at soon. Engines tell several things of one incident: killed, died, out of memory; one look answers all. */
final class PendingLooks {

    private final Map<Ownership, Instant> due = new LinkedHashMap<>();
    private final Duration debounce;

    PendingLooks(Duration debounce) {
        this.debounce = debounce;
    }

    void add(Ownership container, Instant now) {
        due.putIfAbsent(container, now.plus(debounce));
    }

    /** Takes out those that are due. */
    List<Ownership> take(Instant now) {
        List<Ownership> ready = due.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
        ready.forEach(due::remove);
        return ready;
    }

    List<Ownership> takeAll() {
        List<Ownership> all = List.copyOf(due.keySet());
        due.clear();
        return all;
    }

    /** When the next one is due, at the latest {@code limit}. */
    Instant next(Instant limit) {
        return due.values().stream()
                .min(Instant::compareTo)
                .filter(limit::isAfter)
                .orElse(limit);
    }
}
