package io.kdaemon.watcher.reconcile;

import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.container.DesiredState;
import io.kdaemon.container.Update.Order;
import io.kdaemon.container.Update.Phase;
import io.kdaemon.job.JobKind;
import io.kdaemon.job.JobRepository;
import io.kdaemon.lifecycle.execution.Instruction;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.watcher.publish.EndpointPublisher;
import java.util.List;
import org.springframework.transaction.support.TransactionOperations;

/** One step of the law for each container, after users have been led away from those about to be stopped. */
class Reconciler {

    private final TransactionOperations transactions;
    private final ContainerRepository containers;
    private final JobRepository jobs;
    private final LifecycleExecutor executor;
    private final EndpointPublisher publisher;

    Reconciler(
            TransactionOperations transactions,
            ContainerRepository containers,
            JobRepository jobs,
            LifecycleExecutor executor,
            EndpointPublisher publisher) {
        this.transactions = transactions;
        this.containers = containers;
        this.jobs = jobs;
        this.executor = executor;
        this.publisher = publisher;
    }

    void reconcile(List<Instruction> instructions) {
        if (instructions.isEmpty()) {
            return;
        }
        instructions.stream().map(Instruction::containerId).distinct().forEach(this::withdraw);
        transactions.executeWithoutResult(_ -> executor.execute(instructions));
    }

    private void withdraw(ContainerId id) {
        containers.find(id).filter(this::isAboutToStop).ifPresent(publisher::withdraw);
    }

    private boolean isAboutToStop(ContainerInstance container) {
        return !container.assignment().endpoints().isEmpty()
                && (container.desired() != DesiredState.RUNNING || makesWay(container) || isRestarting(container));
    }

    /** For an update that takes its place. */
    private static boolean makesWay(ContainerInstance container) {
        return container
                .update()
                .filter(update -> update.isIn(Phase.AWAITED) && update.order() == Order.STOP_FIRST)
                .isPresent();
    }

    private boolean isRestarting(ContainerInstance container) {
        return container
                .jobId()
                .flatMap(jobs::find)
                .filter(job -> job.kind() == JobKind.RESTART)
                .isPresent();
    }
}
