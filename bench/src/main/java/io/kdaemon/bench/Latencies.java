package io.kdaemon.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What single launches took. Safe for use by many threads. */
public final class Latencies {

    private final Collection<Duration> values = new ConcurrentLinkedQueue<>();

    public void add(Duration latency) {
        values.add(latency);
    }

    public int count() {
        return values.size();
    }

    /** @param share 0.5 for the median, 0.99 for the slowest in a hundred */
    public double millis(double share) {
        double[] sorted = values.stream()
                .mapToDouble(value -> value.toNanos() / 1e6)
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
