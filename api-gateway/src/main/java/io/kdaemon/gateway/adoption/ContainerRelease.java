package io.kdaemon.gateway.adoption;

import io.kdaemon.adoption.Adoption;
import io.kdaemon.adoption.AdoptionRepository;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ObservedState;
import io.kdaemon.gateway.container.ContainerDirectory;
import io.kdaemon.gateway.container.ContainerLaunch;
import io.kdaemon.gateway.container.ContainerView;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.lifecycle.ContainerCommand.Release;
import io.kdaemon.lifecycle.Decision;
import io.kdaemon.lifecycle.execution.Instruction;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.lifecycle.execution.Outcome;
import io.kdaemon.node.NodeRepository;
import java.time.Clock;
import java.util.List;

/** Gives back what was taken over: kDaemon forgets it, its node keeps it as it is. */
final class ContainerRelease {

    private final ContainerDirectory directory;
    private final AdoptionRepository adoptions;
    private final NodeRepository nodes;
    private final LifecycleExecutor executor;
    private final Transactions transactions;
    private final Clock clock;

    ContainerRelease(
            ContainerDirectory directory,
            AdoptionRepository adoptions,
            NodeRepository nodes,
            LifecycleExecutor executor,
            Transactions transactions,
            Clock clock) {
        this.directory = directory;
        this.adoptions = adoptions;
        this.nodes = nodes;
        this.executor = executor;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Refused for what carries our labels, and while a command may be on its way. */
    ContainerView release(Reference reference) {
        return transactions.run(() -> {
            ContainerInstance container = directory.get(reference);
            Adoption adoption = directory.adoption(container).orElseThrow(() -> refused(container, ours(container)));
            Instruction release = new Instruction(container.id(), new Release(), ContainerLaunch.cause());
            Outcome outcome = executor.execute(List.of(release)).getFirst();
            if (outcome.decision() instanceof Decision.Ignore(String reason)) {
                throw refused(container, reason + ": wait until it has ended");
            }
            adoptions.endAll(adoption.nodeId(), List.of(adoption.engineContainerId()));
            nodes.scheduleObservation(adoption.nodeId(), clock.instant());
            return directory.view(outcome.container());
        });
    }

    private static String ours(ContainerInstance container) {
        return container.observed() == ObservedState.REMOVED
                ? "it is removed"
                : "kDaemon has made what its node has (generation %d), with labels that engines cannot take off. Remove it instead"
                        .formatted(container.generation());
    }

    private static RequestRefusedException refused(ContainerInstance container, String reason) {
        return RequestRefusedException.conflict("Container '%s' cannot be released: %s"
                .formatted(container.identity().name(), reason));
    }
}
