package io.kdaemon.lifecycle.execution;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.dependency.Dependency;
import io.kdaemon.dependency.DependencyRepository;
import io.kdaemon.dependency.HandedOver;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks up where containers find what they depend on, at the moment they are launched. */
public final class HandOver {

    private final DependencyRepository dependencies;
    private final ContainerRepository containers;
    private final ApplicationRepository applications;

    public HandOver(
            DependencyRepository dependencies, ContainerRepository containers, ApplicationRepository applications) {
        this.dependencies = dependencies;
        this.containers = containers;
        this.applications = applications;
    }

    /** Environment variables by dependant; those that depend on nothing are absent. */
    Map<ContainerId, Map<String, String>> to(Collection<ContainerId> dependants) {
        List<Dependency> links = dependencies.listOf(dependants);
        if (links.isEmpty()) {
            return Map.of();
        }
        Map<ContainerId, ContainerInstance> byId =
                containers.findAll(links.stream().map(Dependency::on).distinct().toList()).stream()
                        .collect(Collectors.toMap(ContainerInstance::id, Function.identity()));
        Map<ApplicationId, Application> applicationById = applicationsOf(byId.values());
        Map<ContainerId, Map<String, String>> variables = new HashMap<>();
        for (Dependency link : links) {
            ContainerInstance on = byId.get(link.on());
            if (on != null) {
                Application application = applicationById.get(on.identity().applicationId());
                variables
                        .computeIfAbsent(link.dependant(), _ -> new HashMap<>())
                        .putAll(HandedOver.of(
                                application,
                                on.published().orElse(on).assignment().endpoints()));
            }
        }
        return variables;
    }

    private Map<ApplicationId, Application> applicationsOf(Collection<ContainerInstance> some) {
        return applications
                .findAll(some.stream()
                        .map(container -> container.identity().applicationId())
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(Application::id, Function.identity()));
    }
}
