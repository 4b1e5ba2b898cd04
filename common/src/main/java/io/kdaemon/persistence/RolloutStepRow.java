package io.kdaemon.persistence;

import io.kdaemon.container.ContainerId;
import io.kdaemon.job.JobId;
import io.kdaemon.rollout.RolloutStep;
import io.kdaemon.rollout.StepState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record RolloutStepRow(
        long containerId,
        StepState state,
        @Nullable Long jobId,
        @Nullable String reason,
        @Nullable Instant beganAt,
        @Nullable Instant endedAt) {

    static RolloutStepRow of(RolloutStep step) {
        JobId job = step.jobId();
        return new RolloutStepRow(
                step.containerId().value(),
                step.state(),
                job == null ? null : job.value(),
                step.reason(),
                step.beganAt(),
                step.endedAt());
    }

    RolloutStep toStep() {
        return new RolloutStep(
                new ContainerId(containerId), state, jobId == null ? null : new JobId(jobId), reason, beganAt, endedAt);
    }
}
