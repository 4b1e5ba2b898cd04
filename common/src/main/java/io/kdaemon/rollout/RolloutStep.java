package io.kdaemon.rollout;

import io.kdaemon.container.ContainerId;
import io.kdaemon.job.JobId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One container of a roll-out.
 *
 * @param jobId the job that updates it; null when none does, or did
 * @param reason why it is not updated, in words for people
 */
public record RolloutStep(
        ContainerId containerId,
        StepState state,
        @Nullable JobId jobId,
        @Nullable String reason,
        @Nullable Instant beganAt,
        @Nullable Instant endedAt) {

    public static RolloutStep waiting(ContainerId containerId) {
        return new RolloutStep(containerId, StepState.WAITING, null, null, null, null);
    }

    public RolloutStep begun(JobId updatedBy, Instant now) {
        return new RolloutStep(containerId, StepState.UPDATING, updatedBy, null, now, null);
    }

    public RolloutStep ended(StepState outcome, @Nullable String why, Instant now) {
        return new RolloutStep(containerId, outcome, jobId, why, beganAt, now);
    }
}
