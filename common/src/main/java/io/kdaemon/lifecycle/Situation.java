package io.kdaemon.lifecycle;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ObservedState;
import io.kdaemon.container.Update;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobKind;
import io.kdaemon.job.JobState;
import io.kdaemon.run.RestartPolicy;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a decision is taken on.
 *
 * @param job the container's unfinished job; null when it has none
 * @param waitsFor what it depends on and is not healthy, in words for people; null when there is nothing to wait for
 * @param restart whether it is brought back when it ended by itself
 * @param moved what it depends on and is to be told of anew, in words for people; null when it was told right, or is not to be started
 */
public record Situation(
        ContainerInstance container,
        @Nullable Job job,
        Instant now,
        @Nullable String waitsFor,
        RestartPolicy restart,
        @Nullable String moved) {

    public Situation(ContainerInstance container, @Nullable Job job, Instant now) {
        this(container, job, now, null, RestartPolicy.ALWAYS, null);
    }

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

    /**
     * Whether it stays on its node whatever happens there: the engine has shown this generation, so that its writable layer may hold data, or
     * it takes the place of one that was stopped for it.
     */
    boolean isBoundToItsNode() {
        return container.assignment().engineContainerId() != null
                || updateIs(Update.Phase.REPLACING)
                        && container
                                .update()
                                .filter(update -> update.order() == Update.Order.STOP_FIRST)
                                .isPresent();
    }

    boolean runs() {
        return container.observed() == ObservedState.RUNNING || container.observed() == ObservedState.UNHEALTHY;
    }

    /** What is known of its health when nobody says anything new. */
    Health knownHealth() {
        if (container.observed() == ObservedState.UNHEALTHY) {
            return Health.UNHEALTHY;
        }
        return container.timestamps().healthySince() == null ? Health.CHECKING : Health.HEALTHY;
    }

    boolean updateIs(Update.Phase phase) {
        return container.update().filter(update -> update.isIn(phase)).isPresent();
    }

    /** The time a job has, once more from now on. */
    Instant newDeadline(Job.Schedule schedule) {
        return now.plus(Duration.between(schedule.createdAt(), schedule.deadlineAt()));
    }
}
