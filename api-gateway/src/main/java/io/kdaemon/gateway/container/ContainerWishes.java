package io.kdaemon.gateway.container;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.DesiredState;
import io.kdaemon.container.ObservedState;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.RequestId;
import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.job.JobKind;
import io.kdaemon.lifecycle.ContainerCommand;
import io.kdaemon.lifecycle.execution.Instruction;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.lifecycle.execution.Outcome;
import io.kdaemon.messaging.TraceParent;
import java.util.List;

/** Hands what users want of their containers to the law. */
public final class ContainerWishes {

    private final ContainerDirectory directory;
    private final LifecycleExecutor executor;
    private final Transactions transactions;

    public ContainerWishes(ContainerDirectory directory, LifecycleExecutor executor, Transactions transactions) {
        this.directory = directory;
        this.executor = executor;
        this.transactions = transactions;
    }

    /** Refused for a container that is removed or about to be. */
    ContainerView wish(Reference reference, ContainerCommand.Wish wish) {
        return transactions.run(() -> {
            ContainerInstance container = directory.get(reference);
            if (wish.kind() != JobKind.REMOVE && container.desired() == DesiredState.REMOVED) {
                String progress = container.observed() == ObservedState.REMOVED ? "is removed" : "is being removed";
                throw RequestRefusedException.conflict(
                        "Container '%s' %s".formatted(container.identity().name(), progress));
            }
            return instruct(container, wish);
        });
    }

    /** Gives it up at once, whether or not its node answers. */
    ContainerView forget(Reference reference) {
        return transactions.run(() -> instruct(directory.get(reference), new ContainerCommand.Forget()));
    }

    private ContainerView instruct(ContainerInstance container, ContainerCommand command) {
        Instruction.Cause cause = new Instruction.Cause(RequestId.current(), null, TraceParent.current());
        List<Outcome> outcomes = executor.execute(List.of(new Instruction(container.id(), command, cause)));
        return directory.view(outcomes.getFirst().container());
    }
}
