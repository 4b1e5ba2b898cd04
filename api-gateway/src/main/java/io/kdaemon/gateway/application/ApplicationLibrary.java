package io.kdaemon.gateway.application;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.gateway.web.Announcements;
import io.kdaemon.gateway.web.PageRequest;
import io.kdaemon.placement.Constraints;
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
    private final Companions companions;
    private final Announcements announcements;
    private final Clock clock;

    public ApplicationLibrary(
            ApplicationRepository applications,
            ApplicationDirectory directory,
            Announcements announcements,
            Clock clock) {
        this.applications = applications;
        this.dependencies = new DependencyCheck(directory, applications);
        this.companions = new Companions(directory);
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
                companions.resolve(form.name(), form.constraints()),
                form.enabled(),
                new Application.Revision(0, now, now)));
        announce(added, "application added");
        return added;
    }

    Application change(Application before, ApplicationForm form) {
        List<String> needs = dependencies.resolve(before.name(), form.dependencies());
        store(new Application(
                before.id(),
                form.name(),
                form.userId(),
                form.run(),
                needs,
                companions.resolve(before.name(), form.constraints()),
                form.enabled(),
                before.revision()));
        if (!form.name().equals(before.name())) {
            referringTo(before.name())
                    .forEach(other -> replaceReferences(
                            other,
                            needed -> renamed(needed, before.name(), form.name()),
                            constraints -> constraints.renamed(before.name(), form.name())));
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
                application.constraints(),
                false,
                application.revision()));
        announce(application, "application is being removed");
        return applications.find(application.id()).orElseThrow();
    }

    /** Those that name it among their dependencies or in their constraints. */
    List<Application> referringTo(String name) {
        List<Application> referring = new ArrayList<>();
        long after = 0;
        List<Application> batch;
        do {
            batch = applications.listAfter(after, PageRequest.HIGHEST_LIMIT);
            batch.stream().filter(other -> refersTo(other, name)).forEach(referring::add);
            after = batch.isEmpty() ? after : batch.getLast().id().value();
        } while (batch.size() == PageRequest.HIGHEST_LIMIT);
        return referring;
    }

    private static boolean refersTo(Application other, String name) {
        return other.dependencies().contains(name)
                || other.constraints().applications().contains(name);
    }

    void replaceReferences(
            Application referring, UnaryOperator<List<String>> needs, UnaryOperator<Constraints> constraints) {
        store(new Application(
                referring.id(),
                referring.name(),
                referring.userId(),
                referring.run(),
                needs.apply(referring.dependencies()),
                constraints.apply(referring.constraints()),
                referring.enabled(),
                referring.revision()));
        announce(referring, "references to other applications changed");
    }

    private void store(Application changed) {
        Application.Revision old = changed.revision();
        applications.update(new Application(
                changed.id(),
                changed.name(),
                changed.userId(),
                changed.run(),
                changed.dependencies(),
                changed.constraints(),
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
