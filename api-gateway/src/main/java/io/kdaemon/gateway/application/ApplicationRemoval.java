package io.kdaemon.gateway.application;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ContainerQuery;
import io.kdaemon.gateway.container.ContainerClearance;
import io.kdaemon.gateway.web.Announcements;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Takes an application out of the library: at once when nothing runs it, else by force and as soon as nothing does. */
public final class ApplicationRemoval {

    private final ApplicationRepository applications;
    private final ApplicationDirectory directory;
    private final ApplicationLibrary library;
    private final ContainerClearance clearance;
    private final Announcements announcements;
    private final Transactions transactions;

    public ApplicationRemoval(
            ApplicationRepository applications,
            ApplicationDirectory directory,
            ApplicationLibrary library,
            ContainerClearance clearance,
            Announcements announcements,
            Transactions transactions) {
        this.applications = applications;
        this.directory = directory;
        this.library = library;
        this.clearance = clearance;
        this.announcements = announcements;
        this.transactions = transactions;
    }

    ResponseEntity<ApplicationView> remove(Reference reference, boolean force) {
        return transactions.run(() -> {
            Application application = directory.get(reference);
            ContainerQuery launched = ContainerQuery.ofApplication(application.id());
            releaseDependants(application, force);
            if (!force) {
                clearance.refuseIfAny("Application '%s'".formatted(application.name()), launched);
            }
            clearance.clear(launched);
            return clearance.isClear(launched) ? delete(application) : disable(application);
        });
    }

    private void releaseDependants(Application application, boolean force) {
        String name = application.name();
        List<Application> dependants = library.dependantsOf(name);
        if (!force && !dependants.isEmpty()) {
            String names = dependants.stream().map(Application::name).collect(Collectors.joining(", "));
            throw RequestRefusedException.conflict(
                    "Application '%s' is a dependency of: %s. Change them first, or all with ?force=true."
                            .formatted(name, names));
        }
        dependants.forEach(dependant -> library.replaceNeeds(
                dependant,
                needs -> needs.stream().filter(needed -> !needed.equals(name)).toList()));
    }

    private ResponseEntity<ApplicationView> delete(Application application) {
        applications.delete(application.id());
        announcements.changed("application", application.id().value(), "REMOVED", "application removed");
        return ResponseEntity.ok(ApplicationView.of(application));
    }

    /** A disabled application is not launched any more, so its containers run out. */
    private ResponseEntity<ApplicationView> disable(Application application) {
        Application disabled = library.disable(application);
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(ApplicationView.of(disabled));
    }
}
