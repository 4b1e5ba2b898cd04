package io.kdaemon.watcher.survey;

import io.kdaemon.container.ObservedState;
import io.kdaemon.job.JobKind;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.QueueInspector.Queue;
import io.kdaemon.metrics.EnumCounters;
import io.kdaemon.node.NodeStatus;
import io.kdaemon.notification.Notification;
import io.kdaemon.statistics.ClusterStatistics;
import io.kdaemon.statistics.ClusterStatistics.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What the last look found, as gauges. Ages go on growing between looks and when looks fail. */
final class SurveyMeters {

    private final MeterRegistry registry;
    private final Clock clock;
    private volatile Survey latest;
    private volatile boolean silent;

    SurveyMeters(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.latest = new Survey(clock.instant(), ClusterStatistics.NONE, List.of(), Map.of());
        addQueues();
        addBacklogs();
        addStates();
        addSilence();
    }

    void show(Survey survey, boolean isSilent) {
        latest = survey;
        silent = isSilent;
    }

    private void addQueues() {
        for (Destination destination : Destination.values()) {
            if (destination.isQueue()) {
                Tags tags = Tags.of("queue", destination.address());
                gauge("kdaemon.queue.messages", tags, survey -> of(survey, destination, Queue::messages));
                gauge("kdaemon.queue.consumers", tags, survey -> of(survey, destination, Queue::consumers));
            }
        }
    }

    private void addBacklogs() {
        gauge(
                "kdaemon.outbox.messages",
                Tags.empty(),
                survey -> survey.statistics().outbox().count());
        age(
                "kdaemon.outbox.oldest.age",
                Tags.empty(),
                survey -> age(survey.statistics().outbox().oldest()));
        for (JobKind kind : JobKind.values()) {
            Tags tags = Tags.of("kind", EnumCounters.label(kind));
            gauge("kdaemon.jobs.unfinished", tags, survey -> jobs(survey, kind).count());
            age(
                    "kdaemon.jobs.oldest.age",
                    tags,
                    survey -> age(jobs(survey, kind).oldest()));
        }
    }

    private void addStates() {
        for (ObservedState state : ObservedState.values()) {
            count("kdaemon.containers", state, survey -> survey.statistics().containers());
        }
        for (Notification.State state : Notification.State.values()) {
            count(
                    "kdaemon.notifications.undelivered",
                    state,
                    survey -> survey.statistics().notifications());
        }
        for (NodeStatus status : NodeStatus.values()) {
            gauge(
                    "kdaemon.nodes",
                    Tags.of("status", EnumCounters.label(status)),
                    survey -> survey.nodes().stream()
                            .filter(node -> node.condition().status() == status)
                            .count());
        }
    }

    private <E extends Enum<E>> void count(String name, E state, Function<Survey, Map<E, Long>> counts) {
        gauge(
                name,
                Tags.of("status", EnumCounters.label(state)),
                survey -> counts.apply(survey).getOrDefault(state, 0L));
    }

    private void addSilence() {
        gauge("kdaemon.docker.workers.silent", Tags.empty(), _ -> silent ? 1 : 0);
        age(
                "kdaemon.observations.newest.age",
                Tags.empty(),
                survey -> age(Hearsay.newest(survey.nodes()).orElse(null)));
        age(
                "kdaemon.observations.oldest.age",
                Tags.empty(),
                survey -> age(Hearsay.oldest(survey.nodes()).orElse(null)));
        age("kdaemon.survey.age", Tags.empty(), survey -> age(survey.at()));
    }

    private static Backlog jobs(Survey survey, JobKind kind) {
        return survey.statistics().jobs().getOrDefault(kind, Backlog.NONE);
    }

    /** NaN: not known. */
    private static double of(Survey survey, Destination destination, ToDoubleFunction<Queue> number) {
        return survey.queue(destination).map(number::applyAsDouble).orElse(Double.NaN);
    }

    /** In seconds; 0 when nothing waits. */
    private double age(@Nullable Instant since) {
        return since == null ? 0 : Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }

    private void age(String name, Tags tags, ToDoubleFunction<Survey> value) {
        Gauge.builder(name, this, meters -> value.applyAsDouble(meters.latest))
                .tags(tags)
                .baseUnit("seconds")
                .register(registry);
    }

    private void gauge(String name, Tags tags, ToDoubleFunction<Survey> value) {
        Gauge.builder(name, this, meters -> value.applyAsDouble(meters.latest))
                .tags(tags)
                .register(registry);
    }
}
