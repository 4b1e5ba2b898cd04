package io.kdaemon.gateway.container;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerQuery;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.container.DesiredState;
import io.kdaemon.container.ObservedState;
import io.kdaemon.dependency.Dependency;
import io.kdaemon.dependency.DependencyRepository;
import io.kdaemon.gateway.container.ContainerLaunch.Wanted;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.fields.Values;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.persistence.TakenException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.dao.ConcurrencyFailureException;

/** Sees to what new containers depend on: shares what is there, has launched what is not. Takes part in the caller's transaction. */
public final class DependencyLaunch {

    private final ApplicationRepository applications;
    private final ContainerRepository containers;
    private final DependencyRepository dependencies;

    public DependencyLaunch(
            ApplicationRepository applications, ContainerRepository containers, DependencyRepository dependencies) {
        this.applications = applications;
        this.containers = containers;
        this.dependencies = dependencies;
    }

    /** @param launcher launches what is not there, and what that depends on */
    List<ContainerInstance> of(Wanted dependant, Function<List<Wanted>, List<ContainerInstance>> launcher) {
        return dependant.application().dependencies().stream()
                .map(name -> applications.findByName(name).orElseThrow())
                .map(application ->
                        existing(application, dependant).orElseGet(() -> launched(application, dependant, launcher)))
                .toList();
    }

    void link(ContainerInstance container, Wanted wanted, List<ContainerInstance> on) {
        boolean own = wanted.form().dependencyMode() == DependencyMode.OWN;
        dependencies.addAll(on.stream()
                .map(other -> new Dependency(container.id(), other.id(), own))
                .toList());
    }

    /** The one that is best off. */
    private Optional<ContainerInstance> existing(Application application, Wanted dependant) {
        return switch (dependant.form().dependencyMode()) {
            case OWN -> Optional.empty();
            case SHARED ->
                containers.list(ContainerQuery.ofApplication(application.id())).stream()
                        .filter(container -> container.desired() == DesiredState.RUNNING)
                        .filter(container -> container.observed() != ObservedState.FAILED)
                        .min(Comparator.comparing((ContainerInstance container) ->
                                container.timestamps().healthySince() == null));
        };
    }

    private ContainerInstance launched(
            Application application, Wanted dependant, Function<List<Wanted>, List<ContainerInstance>> launcher) {
        if (!application.enabled()) {
            throw RequestRefusedException.conflict(
                    "application",
                    application.name(),
                    "'%s' depends on application '%s', which is disabled"
                            .formatted(dependant.application().name(), application.name()));
        }
        String name = name(application, dependant);
        Reference reference = new Reference(application.id().toString());
        try {
            return launcher.apply(List.of(new Wanted(
                            name, application, dependant.form().forDependency(name, reference), dependant.cause())))
                    .getFirst();
        } catch (TakenException e) {
            // Somebody else has launched it since: the next try finds it.
            throw new ConcurrencyFailureException("name %s was taken meanwhile".formatted(name), e);
        }
    }

    private String name(Application application, Wanted dependant) {
        String wished = dependant.form().dependencyMode() == DependencyMode.OWN
                ? shortened(dependant.name() + "-" + application.name())
                : shortened(application.name());
        return containers.findByName(wished).isEmpty()
                ? wished
                : LaunchNames.generated(wished, containers.newestNames(application.id(), Integer.MAX_VALUE), 1, 0)
                        .getFirst();
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), Values.LONGEST_NAME));
    }
}
