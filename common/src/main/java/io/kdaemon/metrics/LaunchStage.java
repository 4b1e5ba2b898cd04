package io.kdaemon.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** Where a launch spends its time. Each stage is measured by the one service that ends it, from the moment the message before was written. */
public enum LaunchStage {
    /** Accepted, until a scheduler-worker has stored its decision. */
    PLACE,
    /** Decided, until a docker-worker takes it up. */
    DISPATCH,
    /** Taken up, until the engine runs the container or refuses. */
    ENGINE,
    /** Reported, until the watcher has stored that it runs. */
    REPORT;

    public Timer timer(MeterRegistry registry) {
        return Latency.timer(registry, "kdaemon.launch.stage", "stage", EnumCounters.label(this));
    }
}
