package io.kdaemon.dockerworker.launch;

import io.micrometer.core.instrument.MeterRegistry;

/** Launches by outcome. */
public final class LaunchMetrics {

    private final MeterRegistry registry;

    public LaunchMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    public void count(LaunchOutcome outcome) {
        registry.counter("kdaemon.launches", "outcome", label(outcome)).increment();
    }

    private static String label(LaunchOutcome outcome) {
        return switch (outcome) {
            case LaunchOutcome.Running running -> running.adopted() ? "adopted" : "started";
            case LaunchOutcome.Failed failed -> failed.permanent() ? "failed-permanently" : "failed";
        };
    }
}
