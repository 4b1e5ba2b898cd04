package io.kdaemon.gateway.job;

import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.RequestId;
import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.job.Job;
import io.kdaemon.lifecycle.ContainerCommand;
import io.kdaemon.lifecycle.Decision;
import io.kdaemon.lifecycle.execution.Instruction;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.messaging.TraceParent;
import java.util.List;

/** Calls jobs off. */
public final class JobCancellation {

    private final JobDirectory directory;
    private final LifecycleExecutor executor;
    private final Transactions transactions;

    public JobCancellation(JobDirectory directory, LifecycleExecutor executor, Transactions transactions) {
        this.directory = directory;
        this.executor = executor;
        this.transactions = transactions;
    }

    /** Refused for a job that has ended, and for one that cannot be called off. */
    JobView cancel(Reference reference) {
        return transactions.run(() -> {
            Job job = directory.get(reference);
            Instruction.Cause cause = new Instruction.Cause(RequestId.current(), null, TraceParent.current());
            executor.execute(List.of(new Instruction(job.containerId(), new ContainerCommand.Cancel(job.id()), cause)))
                    .forEach(outcome -> requireApplied(job, outcome.decision()));
            return JobView.of(directory.get(reference));
        });
    }

    private static void requireApplied(Job job, Decision decision) {
        if (decision instanceof Decision.Ignore ignored) {
            throw RequestRefusedException.conflict("Job %s is not cancelled: %s".formatted(job.id(), ignored.reason()));
        }
    }
}
