package io.kdaemon.gateway.application;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.container.ContainerQuery;
import io.kdaemon.gateway.removal.ContainerClearance;
import io.kdaemon.gateway.removal.PendingRemovals;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.removal.PendingRemoval.Subject;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Takes an application out of the library: at once when nothing runs it, else by force and as soon as nothing does. */
public final class ApplicationRemoval {

    private final ApplicationDirectory directory;
    private final ApplicationLibrary library;
    private final ContainerClearance clearance;
    private final PendingRemovals pending;
    private final Transactions transactions;

    public ApplicationRemoval(
            ApplicationDirectory directory,
            ApplicationLibrary library,
            ContainerClearance clearance,
            PendingRemovals pending,
            Transactions transactions) {
        this.directory = directory;
        this.library = library;
        this.clearance = clearance;
        this.pending = pending;
        this.transactions = transactions;
    }

    ResponseEntity<ApplicationView> remove(Reference reference, boolean force) {
        return transactions.run(() -> {
            Application application = directory.get(reference);
            ContainerQuery launched = ContainerQuery.ofApplication(application.id());
            releaseReferring(application, force);
            if (!force) {
                clearance.refuseIfAny("Application '%s'".formatted(application.name()), launched);
            }
            clearance.clear(launched);
            if (clearance.isClear(launched)) {
                library.delete(application);
                return ResponseEntity.ok(ApplicationView.of(application));
            }
            pending.add(Subject.APPLICATION, application.id().value());
            return ResponseEntity.status(HttpStatus.ACCEPTED).body(ApplicationView.of(library.disable(application)));
        });
    }

    /**
     * Goes on with a removal that waits; takes part in the caller's transaction.
     *
     * @return whether it is over: done, or called off by enabling the application again
     */
    public boolean isOver(ApplicationId id) {
        Application application = directory.find(new Reference(id.toString())).orElse(null);
        if (application == null || application.enabled()) {
            return true;
        }
        ContainerQuery launched = ContainerQuery.ofApplication(id);
        clearance.giveUpUnreachable(launched);
        boolean isClear = clearance.isClear(launched);
        if (isClear) {
            library.delete(application);
        }
        return isClear;
    }

    private void releaseReferring(Application application, boolean force) {
        String name = application.name();
        List<Application> referring = library.referringTo(name);
        if (!force && !referring.isEmpty()) {
            String names = referring.stream().map(Application::name).collect(Collectors.joining(", "));
            throw RequestRefusedException.conflict(
                    "Application '%s' is a dependency or in the constraints of: %s. Change them first, or all with ?force=true."
                            .formatted(name, names));
        }
        referring.forEach(other -> library.replaceReferences(
                other,
                needs -> needs.stream().filter(needed -> !needed.equals(name)).toList(),
                constraints -> constraints.without(name)));
    }
}
