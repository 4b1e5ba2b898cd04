package io.kdaemon.lifecycle.execution;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.generation.Revision;
import io.kdaemon.generation.RevisionRepository;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What containers shall run: each its own specification, or its application's as long as it was never given one. */
public record Specifications(
        Map<ApplicationId, Application> applications, Map<Revision.Key, Application.RunSpec> ownSpecifications) {

    public static Specifications of(
            Collection<ContainerInstance> containers,
            ApplicationRepository applications,
            RevisionRepository revisions) {
        return new Specifications(
                applications
                        .findAll(containers.stream()
                                .map(container -> container.identity().applicationId())
                                .collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(Application::id, Function.identity())),
                revisions
                        .findAll(containers.stream()
                                .map(Specifications::revision)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Revision::key, Revision::run)));
    }

    private static Revision.Key revision(ContainerInstance container) {
        return new Revision.Key(container.id(), container.succession().revision());
    }

    public Optional<Application> application(ContainerInstance container) {
        return Optional.ofNullable(applications.get(container.identity().applicationId()));
    }

    public Optional<Application.RunSpec> find(ContainerInstance container) {
        return Optional.ofNullable(ownSpecifications.get(revision(container)))
                .or(() -> application(container).map(Application::run));
    }
}
