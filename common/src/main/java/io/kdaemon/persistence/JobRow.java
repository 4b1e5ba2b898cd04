package io.kdaemon.persistence;

import io.kdaemon.container.ContainerId;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobId;
import io.kdaemon.job.JobKind;
import io.kdaemon.job.JobState;
import io.kdaemon.job.Terms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record JobRow(
        long id,
        JobKind kind,
        long containerId,
        String correlationId,
        JobState state,
        int attempt,
        @Nullable String reason,
        Instant createdAt,
        Instant nextAttemptAt,
        Instant deadlineAt,
        @Nullable Instant finishedAt,
        @Nullable Integer graceSeconds,
        boolean volumes) {

    static JobRow of(Job job) {
        return new JobRow(
                job.id().value(),
                job.kind(),
                job.containerId().value(),
                job.correlationId(),
                job.state(),
                job.progress().attempt(),
                job.progress().reason(),
                job.schedule().createdAt(),
                job.schedule().nextAttemptAt(),
                job.schedule().deadlineAt(),
                job.schedule().finishedAt(),
                job.terms().graceSeconds(),
                job.terms().volumes());
    }

    Job toJob() {
        return new Job(
                new JobId(id),
                kind,
                new ContainerId(containerId),
                correlationId,
                new Job.Progress(state, attempt, reason),
                new Job.Schedule(createdAt, nextAttemptAt, deadlineAt, finishedAt),
                new Terms(graceSeconds, volumes));
    }
}
