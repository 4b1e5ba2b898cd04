package io.kdaemon.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.DoubleStream;

/** Times as histograms with the same few buckets everywhere, so that they can be compared and added over processes. */
public final class Latency {

    private static final Duration[] BUCKETS = DoubleStream.of(0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300)
            .mapToObj(seconds -> Duration.ofMillis((long) (seconds * 1000)))
            .toArray(Duration[]::new);

    private Latency() {}

    public static Timer timer(MeterRegistry registry, String name, String tag, String value) {
        return Timer.builder(name)
                .tag(tag, value)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }
}
