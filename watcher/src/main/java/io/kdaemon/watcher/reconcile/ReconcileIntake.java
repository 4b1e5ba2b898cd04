package io.kdaemon.watcher.reconcile;

import io.kdaemon.container.ContainerId;
import io.kdaemon.lifecycle.ContainerCommand.Reconcile;
import io.kdaemon.lifecycle.execution.Instruction;
import io.kdaemon.lifecycle.execution.Instruction.Cause;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.MessageSubscriber.Received;
import io.kdaemon.messaging.UnprocessableMessageException;
import io.kdaemon.messaging.contract.ReconcileContainer;
import java.util.List;

/** Takes up what a user has just asked for. No inbox is needed: a repeated step is what the sweeper makes as well. */
class ReconcileIntake {

    private final Reconciler reconciler;

    ReconcileIntake(Reconciler reconciler) {
        this.reconciler = reconciler;
    }

    void handle(List<Received> batch) {
        reconciler.reconcile(batch.stream()
                .map(Received::envelope)
                .map(ReconcileIntake::instruction)
                .toList());
    }

    private static Instruction instruction(Envelope envelope) {
        if (envelope.body() instanceof ReconcileContainer body) {
            return new Instruction(new ContainerId(body.containerId()), new Reconcile(), Cause.of(envelope));
        }
        throw new UnprocessableMessageException("Expected a reconcile-container command, but got "
                + envelope.body().getClass().getSimpleName());
    }
}
