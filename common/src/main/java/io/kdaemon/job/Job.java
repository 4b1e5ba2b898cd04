package io.kdaemon.job;

import io.kdaemon.container.ContainerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One unit of work on one container. At most one job of a container is unfinished at a time.
 *
 * @param correlationId the request (or the watcher's finding) that caused it, carried by every message about it
 */
public record Job(
        JobId id,
        JobKind kind,
        ContainerId containerId,
        String correlationId,
        Progress progress,
        Schedule schedule,
        Terms terms) {

    /**
     * @param attempt our own attempts, beginning with 1; broker redeliveries do not count
     * @param reason why it waits or ended as it did, in words for people
     */
    public record Progress(
            JobState state, int attempt, @Nullable String reason) {}

    /**
     * @param nextAttemptAt when the sweeper takes it up if nothing was heard until then
     * @param deadlineAt when it is given up
     */
    public record Schedule(
            Instant createdAt,
            Instant nextAttemptAt,
            Instant deadlineAt,
            @Nullable Instant finishedAt) {}

    public JobState state() {
        return progress.state();
    }

    public Job with(Progress changed) {
        return new Job(id, kind, containerId, correlationId, changed, schedule, terms);
    }

    public Job with(Schedule changed) {
        return new Job(id, kind, containerId, correlationId, progress, changed, terms);
    }
}
