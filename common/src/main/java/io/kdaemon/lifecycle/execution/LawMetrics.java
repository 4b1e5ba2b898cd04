package io.kdaemon.lifecycle.execution;

import io.kdaemon.container.ObservedState;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobKind;
import io.kdaemon.job.JobState;
import io.kdaemon.lifecycle.Decision;
import io.kdaemon.lifecycle.Situation;
import io.kdaemon.metrics.EnumCounters;
import io.kdaemon.metrics.Latency;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the law decides, and how jobs end. */
public final class LawMetrics {

    private final EnumCounters<ObservedState> changes;
    private final Counter ignored;
    private final Map<JobKind, EnumCounters<JobState>> finished = new EnumMap<>(JobKind.class);
    private final Map<JobKind, Timer> durations = new EnumMap<>(JobKind.class);

    public LawMetrics(MeterRegistry registry) {
        changes = new EnumCounters<>(registry, "kdaemon.law.changes", "status", ObservedState.class);
        ignored = registry.counter("kdaemon.law.ignored");
        for (JobKind kind : JobKind.values()) {
            String label = EnumCounters.label(kind);
            finished.put(
                    kind,
                    new EnumCounters<>(
                            registry, "kdaemon.jobs.finished", "state", JobState.class, Tags.of("kind", label)));
            durations.put(kind, Latency.timer(registry, "kdaemon.job.duration", "kind", label));
        }
    }

    void count(Situation before, Decision decision) {
        switch (decision) {
            case Decision.Ignore _ -> ignored.increment();
            case Decision.Apply apply -> {
                changes.increment(apply.container().observed());
                if (isFinal(apply.job()) && !isFinal(before.job())) {
                    count(Objects.requireNonNull(apply.job()), before);
                }
            }
        }
    }

    private void count(Job ended, Situation before) {
        Objects.requireNonNull(finished.get(ended.kind())).increment(ended.state());
        if (ended.state() == JobState.SUCCEEDED) {
            Objects.requireNonNull(durations.get(ended.kind()))
                    .record(Duration.between(ended.schedule().createdAt(), before.now()));
        }
    }

    private static boolean isFinal(@Nullable Job job) {
        return job != null && job.state().isFinal();
    }
}
