package io.kdaemon.scheduler.place;

import io.kdaemon.metrics.EnumCounters;
import io.kdaemon.planning.Plan;
import io.micrometer.core.instrument.MeterRegistry;

/** Decisions by what came of them. */
public final class PlacementMetrics {

    private final EnumCounters<Plan.Outcome> decisions;

    public PlacementMetrics(MeterRegistry registry) {
        decisions = new EnumCounters<>(registry, "kdaemon.placements", "outcome", Plan.Outcome.class);
    }

    void count(Plan plan) {
        decisions.increment(plan.outcome());
    }
}
