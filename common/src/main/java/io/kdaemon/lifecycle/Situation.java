package io.kdaemon.lifecycle;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobKind;
import io.kdaemon.job.JobState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a decision is taken on.
 *
 * @param job the container's unfinished job; null when it has none
 */
public record Situation(
        ContainerInstance container, @Nullable Job job, Instant now) {

    boolean hasJob() {
        return job != null;
    }

    boolean isJob(JobKind kind) {
        return job != null && job.kind() == kind;
    }

    boolean jobIs(JobState state) {
        return job != null && job.state() == state;
    }

    boolean isPastDeadline() {
        return job != null && !now.isBefore(job.schedule().deadlineAt());
    }

    int attempt() {
        return job == null ? 1 : job.progress().attempt();
    }

    /** Whether the engine has ever shown this generation: then its writable layer may hold data and it stays on its node. */
    boolean hasRun() {
        return container.assignment().engineContainerId() != null;
    }
}
