package io.kdaemon.testing;

import io.kdaemon.container.ContainerId;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobId;
import io.kdaemon.job.JobKind;
import io.kdaemon.job.JobState;
import io.kdaemon.job.Terms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A LAUNCH of container 1 that is due in 30 s and given up in 10 minutes, number 1; a test says what differs. */
public final class JobFixtures {

    private final JobState state;
    private long id = 1;
    private JobKind kind = JobKind.LAUNCH;
    private ContainerId containerId = new ContainerId(1);
    private int attempt = 1;
    private Instant nextAttemptAt = MutableClock.NOW.plusSeconds(30);
    private Instant deadlineAt = MutableClock.NOW.plusSeconds(600);

    private JobFixtures(JobState state) {
        this.state = state;
    }

    public static JobFixtures aQueuedJob() {
        return new JobFixtures(JobState.QUEUED);
    }

    public static JobFixtures aDispatchedJob() {
        return new JobFixtures(JobState.DISPATCHED);
    }

    public static JobFixtures aSucceededJob() {
        return new JobFixtures(JobState.SUCCEEDED);
    }

    public static JobFixtures aJobThatIs(JobState state) {
        return new JobFixtures(state);
    }

    public JobFixtures withId(long changed) {
        id = changed;
        return this;
    }

    public JobFixtures toDo(JobKind changed) {
        kind = changed;
        return this;
    }

    public JobFixtures on(ContainerId changed) {
        containerId = changed;
        return this;
    }

    public JobFixtures atAttempt(int changed) {
        attempt = changed;
        return this;
    }

    public JobFixtures dueAt(Instant changed) {
        nextAttemptAt = changed;
        return this;
    }

    public JobFixtures givenUpAt(Instant changed) {
        deadlineAt = changed;
        return this;
    }

    public Job build() {
        @Nullable Instant finishedAt = state.isFinal() ? MutableClock.NOW : null;
        return new Job(
                new JobId(id),
                kind,
                containerId,
                "request-" + id,
                new Job.Progress(state, attempt, null),
                new Job.Schedule(MutableClock.NOW.minusSeconds(60), nextAttemptAt, deadlineAt, finishedAt),
                Terms.USUAL);
    }
}
