package io.kdaemon.gateway.update;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.container.Update;
import io.kdaemon.container.Update.Order;
import io.kdaemon.container.Update.Phase;
import io.kdaemon.gateway.container.ContainerDirectory;
import io.kdaemon.gateway.container.ContainerLaunch;
import io.kdaemon.gateway.container.ContainerView;
import io.kdaemon.gateway.update.UpdateForm.Manner;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.generation.Revision;
import io.kdaemon.lifecycle.ContainerCommand;
import io.kdaemon.lifecycle.Decision;
import io.kdaemon.lifecycle.execution.Instruction;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.lifecycle.execution.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/** Gives containers another specification: stores it as their next revision and hands the wish for it to the law. */
public final class ContainerUpdate {

    private final ContainerDirectory directory;
    private final ContainerRepository containers;
    private final ApplicationRepository applications;
    private final RevisionArchive archive;
    private final LifecycleExecutor executor;
    private final Transactions transactions;

    public ContainerUpdate(
            ContainerDirectory directory,
            ContainerRepository containers,
            ApplicationRepository applications,
            RevisionArchive archive,
            LifecycleExecutor executor,
            Transactions transactions) {
        this.directory = directory;
        this.containers = containers;
        this.applications = applications;
        this.archive = archive;
        this.executor = executor;
        this.transactions = transactions;
    }

    /** To what its application is now, and what the form says beside that. */
    public ContainerView update(Reference reference, UpdateForm form) {
        return transactions.run(() -> {
            ContainerInstance container = lock(reference);
            Application application =
                    applications.find(container.identity().applicationId()).orElseThrow();
            Revision revision = archive.next(
                    container,
                    application.revision().version(),
                    Revision.Origin.UPDATE,
                    form.appliedTo(application.run()));
            return replace(container, revision, form.manner());
        });
    }

    /** To an earlier revision; while an update is under way, to what was before it. */
    public ContainerView rollBack(Reference reference, OptionalInt number, Manner manner) {
        return transactions.run(() -> {
            ContainerInstance container = lock(reference);
            Update update = container.update().orElse(null);
            if (update != null && number.isEmpty() && !update.isIn(Phase.DRAINING)) {
                return instruct(
                        container, new ContainerCommand.Cancel(container.jobId().orElseThrow()));
            }
            Revision earlier = archive.earlier(container, number);
            Revision revision =
                    archive.next(container, earlier.applicationVersion(), Revision.Origin.ROLLBACK, earlier.run());
            return replace(container, revision, manner);
        });
    }

    private ContainerInstance lock(Reference reference) {
        return containers.lock(List.of(directory.get(reference).id())).getFirst();
    }

    private ContainerView replace(ContainerInstance container, Revision revision, Manner manner) {
        boolean inItsOwnWay = archive.isInItsOwnWay(container) || revision.run().allowsNoOther();
        if (inItsOwnWay && manner.order() == Order.START_FIRST) {
            throw RequestRefusedException.conflict(
                    "order",
                    "start_first",
                    "Container '%s' has fixed ports or data on its node, so only one generation of it can run: expected stop_first or automatic"
                            .formatted(container.identity().name()));
        }
        archive.save(revision);
        return instruct(
                container,
                new ContainerCommand.Replace(
                        inItsOwnWay ? Order.STOP_FIRST : manner.order(),
                        revision.number(),
                        Objects.requireNonNullElse(manner.limit(), archive.usualLimit())));
    }

    private ContainerView instruct(ContainerInstance container, ContainerCommand command) {
        Instruction instruction = new Instruction(container.id(), command, ContainerLaunch.cause());
        Outcome outcome =
                executor.execute(List.of(instruction), List.of(container)).getFirst();
        if (outcome.decision() instanceof Decision.Ignore ignored) {
            throw RequestRefusedException.conflict("Container '%s' is not updated: %s"
                    .formatted(container.identity().name(), ignored.reason()));
        }
        return directory.view(outcome.container());
    }
}
