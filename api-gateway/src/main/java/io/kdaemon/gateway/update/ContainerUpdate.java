package io.kdaemon.gateway.update;

import io.kdaemon.application.Application;
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
import io.kdaemon.lifecycle.execution.Replacements;
import io.kdaemon.lifecycle.execution.Replacements.Wanted;
import io.kdaemon.lifecycle.execution.Specifications;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/** Gives containers another specification: stores it as their next revision and hands the wish for it to the law. */
public final class ContainerUpdate {

    private final ContainerDirectory directory;
    private final ContainerRepository containers;
    private final RevisionArchive archive;
    private final Replacements replacements;
    private final LifecycleExecutor executor;
    private final Transactions transactions;

    public ContainerUpdate(
            ContainerDirectory directory,
            ContainerRepository containers,
            RevisionArchive archive,
            Replacements replacements,
            LifecycleExecutor executor,
            Transactions transactions) {
        this.directory = directory;
        this.containers = containers;
        this.archive = archive;
        this.replacements = replacements;
        this.executor = executor;
        this.transactions = transactions;
    }

    /** To what its application is now, and what the form says beside that. */
    public ContainerView update(Reference reference, UpdateForm form) {
        return transactions.run(() -> {
            ContainerInstance container = lock(reference);
            Specifications current = replacements.current(List.of(container));
            Application application = current.application(container).orElseThrow();
            Wanted wanted = new Wanted(
                    form.appliedTo(application.run()), application.revision().version(), Revision.Origin.UPDATE);
            return replace(container, current, wanted, form.manner());
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
            Wanted wanted = new Wanted(earlier.run(), earlier.applicationVersion(), Revision.Origin.ROLLBACK);
            return replace(container, replacements.current(List.of(container)), wanted, manner);
        });
    }

    private ContainerInstance lock(Reference reference) {
        return containers.lock(List.of(directory.get(reference).id())).getFirst();
    }

    private ContainerView replace(ContainerInstance container, Specifications current, Wanted wanted, Manner manner) {
        Order order = manner.orderOf(container, current, wanted.run());
        Duration limit = Objects.requireNonNullElse(manner.limit(), archive.usualLimit());
        return instruct(container, replacements.wish(container, wanted, order, limit));
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
