package io.kdaemon.gateway.application;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.gateway.web.Announcements;
import io.kdaemon.gateway.web.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Adds and changes applications; takes part in the caller's transaction. */
public final class ApplicationLibrary {

    private static final ApplicationId UNSTORED = new ApplicationId(0);

    private final ApplicationRepository applications;
    private final DependencyCheck dependencies;
    private final Announcements announcements;
    private final Clock clock;

    public ApplicationLibrary(
            ApplicationRepository applications,
            ApplicationDirectory directory,
            Announcements announcements,
            Clock clock) {
        this.applications = applications;
        this.dependencies = new DependencyCheck(directory, applications);
        this.announcements = announcements;
        this.clock = clock;
    }

    Application add(ApplicationForm form) {
        Instant now = clock.instant();
        List<String> needs = dependencies.resolve(form.name(), form.dependencies());
        Application added = applications.insert(new Application(
                UNSTORED,
                form.name(),
                form.userId(),
                form.run(),
                needs,
                form.enabled(),
                new Application.Revision(0, now, now)));
        announce(added, "application added");
        return added;
    }

    Application change(Application before, ApplicationForm form) {
        List<String> needs = dependencies.resolve(before.name(), form.dependencies());
        store(new Application(
                before.id(), form.name(), form.userId(), form.run(), needs, form.enabled(), before.revision()));
        if (!form.name().equals(before.name())) {
            dependantsOf(before.name())
                    .forEach(dependant ->
                            replaceNeeds(dependant, needed -> renamed(needed, before.name(), form.name())));
        }
        Application after = applications.find(before.id()).orElseThrow();
        announce(after, "application changed");
        return after;
    }

    void delete(Application application) {
        applications.delete(application.id());
        announcements.changed("application", application.id().value(), "REMOVED", "application removed");
    }

    /** A disabled application is not launched any more, so its containers run out. */
    Application disable(Application application) {
        store(new Application(
                application.id(),
                application.name(),
                application.userId(),
                application.run(),
                application.dependencies(),
                false,
                application.revision()));
        announce(application, "application is being removed");
        return applications.find(application.id()).orElseThrow();
    }

    /** Those that name it among their dependencies. */
    List<Application> dependantsOf(String name) {
        List<Application> dependants = new ArrayList<>();
        long after = 0;
        List<Application> batch;
        do {
            batch = applications.listAfter(after, PageRequest.HIGHEST_LIMIT);
            batch.stream().filter(other -> other.dependencies().contains(name)).forEach(dependants::add);
            after = batch.isEmpty() ? after : batch.getLast().id().value();
        } while (batch.size() == PageRequest.HIGHEST_LIMIT);
        return dependants;
    }

    void replaceNeeds(Application dependant, UnaryOperator<List<String>> change) {
        store(new Application(
                dependant.id(),
                dependant.name(),
                dependant.userId(),
                dependant.run(),
                change.apply(dependant.dependencies()),
                dependant.enabled(),
                dependant.revision()));
        announce(dependant, "dependencies changed");
    }

    private void store(Application changed) {
        Application.Revision old = changed.revision();
        applications.update(new Application(
                changed.id(),
                changed.name(),
                changed.userId(),
                changed.run(),
                changed.dependencies(),
                changed.enabled(),
                new Application.Revision(old.version(), old.createdAt(), clock.instant())));
    }

    private void announce(Application application, String message) {
        announcements.changed("application", application.id().value(), null, message);
    }

    private static List<String> renamed(List<String> names, String before, String after) {
        return names.stream().map(name -> name.equals(before) ? after : name).toList();
    }
}
