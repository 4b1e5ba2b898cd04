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
import io.kdaemon.dependency.Told;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /**
     * Environment variables by dependant; those that depend on nothing are absent. A generation is told the same however often it is launched:
     * its engine container may be there already, and would not hear anything else.
     */
    Map<ContainerId, Map<String, String>> to(Collection<ContainerInstance> launched) {
        Map<ContainerId, ContainerInstance> dependants = byId(launched);
        List<Dependency> links = dependencies.listOf(dependants.keySet());
        if (links.isEmpty()) {
            return Map.of();
        }
        Map<ContainerId, ContainerInstance> on = byId(
                containers.findAll(links.stream().map(Dependency::on).distinct().toList()));
        List<Told> told = new ArrayList<>(dependencies.listTold(dependants.values()));
        List<Told> untold = links.stream()
                .filter(link -> on.containsKey(link.on()))
                .map(link -> Told.now(dependants.get(link.dependant()), on.get(link.on())))
                .filter(now -> told.stream().noneMatch(known -> isSameLink(known, now)))
                .toList();
        dependencies.tellAll(untold.stream()
                .filter(now -> dependants.get(now.dependant()).assignment().engineContainerId() == null)
                .toList());
        told.addAll(untold);
        return variables(told, on);
    }

    /** What has lost its application, as when that was removed by force, is reached by nobody any more. */
    private Map<ContainerId, Map<String, String>> variables(List<Told> told, Map<ContainerId, ContainerInstance> on) {
        Map<ApplicationId, Application> applicationById = applicationsOf(on.values());
        Map<ContainerId, Map<String, String>> variables = new HashMap<>();
        for (Told one : told) {
            Map<String, String> ofOne = variables.computeIfAbsent(one.dependant(), _ -> new HashMap<>());
            Optional.ofNullable(on.get(one.on()))
                    .map(container -> applicationById.get(container.identity().applicationId()))
                    .ifPresent(application -> ofOne.putAll(HandedOver.of(application, one.endpoints())));
        }
        return variables;
    }

    private static boolean isSameLink(Told one, Told other) {
        return one.dependant().equals(other.dependant()) && one.on().equals(other.on());
    }

    private static Map<ContainerId, ContainerInstance> byId(Collection<ContainerInstance> some) {
        return some.stream().collect(Collectors.toMap(ContainerInstance::id, Function.identity(), (_, last) -> last));
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
