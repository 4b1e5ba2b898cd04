package io.kdaemon.lifecycle.execution;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.job.Job;
import io.kdaemon.lifecycle.Decision;
import org.jspecify.annotations.Nullable;

/**
 * What became of an instruction.
 *
 * @param container as it is now
 * @param job the unfinished job it has now; null when it has none
 */
public record Outcome(
        Instruction instruction,
        Decision decision,
        ContainerInstance container,
        @Nullable Job job) {

    public boolean isApplied() {
        return decision instanceof Decision.Apply;
    }
}
