package io.kdaemon.watcher.reconcile;

import io.kdaemon.container.ContainerId;
import io.kdaemon.dependency.DependencyRepository;
import io.kdaemon.job.JobKind;
import io.kdaemon.lifecycle.ContainerCommand.Wish;
import io.kdaemon.lifecycle.execution.Instruction;
import io.kdaemon.lifecycle.execution.Instruction.Cause;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import java.util.List;
import org.springframework.transaction.support.TransactionOperations;

/** Has removed what was made for a container alone, once that one is gone. */
class AbandonedDependencies {

    private static final int MOST = 100;
    private static final Cause CAUSE = new Cause("dependant-removed", null);

    private final TransactionOperations transactions;
    private final DependencyRepository dependencies;
    private final LifecycleExecutor executor;

    AbandonedDependencies(
            TransactionOperations transactions, DependencyRepository dependencies, LifecycleExecutor executor) {
        this.transactions = transactions;
        this.dependencies = dependencies;
        this.executor = executor;
    }

    void remove() {
        List<ContainerId> abandoned = dependencies.listAbandoned(MOST);
        if (!abandoned.isEmpty()) {
            transactions.executeWithoutResult(_ -> executor.execute(abandoned.stream()
                    .map(id -> new Instruction(id, new Wish(JobKind.REMOVE), CAUSE))
                    .toList()));
        }
    }
}
