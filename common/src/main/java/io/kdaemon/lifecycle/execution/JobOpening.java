package io.kdaemon.lifecycle.execution;

import io.kdaemon.job.Job;
import io.kdaemon.job.JobId;
import io.kdaemon.lifecycle.Decision;
import io.kdaemon.lifecycle.Effect;
import java.util.Optional;

/** The job that a decision opens. */
final class JobOpening {

    private static final JobId UNSTORED = new JobId(0);

    private JobOpening() {}

    static Optional<Job> of(Decision.Apply apply, Instruction.Cause cause) {
        return apply.effects().stream()
                .filter(Effect.OpenJob.class::isInstance)
                .map(Effect.OpenJob.class::cast)
                .findFirst()
                .map(open -> new Job(
                        UNSTORED,
                        open.kind(),
                        apply.container().id(),
                        cause.correlationId(),
                        open.progress(),
                        open.schedule(),
                        open.terms()));
    }
}
