package io.kdaemon.lifecycle.execution;

import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.dependency.DependencyRepository;
import io.kdaemon.dependency.Told;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is not any more where those who depend on it were told. */
public final class MovedDependencies {

    private final DependencyRepository dependencies;
    private final ContainerRepository containers;

    public MovedDependencies(DependencyRepository dependencies, ContainerRepository containers) {
        this.dependencies = dependencies;
        this.containers = containers;
    }

    /** By dependant; those who were told right are absent. */
    public Map<ContainerId, List<ContainerInstance>> of(Collection<ContainerInstance> dependants) {
        List<Told> told = dependencies.listTold(dependants);
        Map<ContainerId, ContainerInstance> on =
                containers.findAll(told.stream().map(Told::on).distinct().toList()).stream()
                        .collect(Collectors.toMap(ContainerInstance::id, Function.identity()));
        return told.stream()
                .filter(one -> on.containsKey(one.on()))
                .filter(one -> one.isCurrent(on.get(one.on()))
                        .filter(current -> !current)
                        .isPresent())
                .collect(Collectors.groupingBy(
                        Told::dependant, Collectors.mapping(one -> on.get(one.on()), Collectors.toList())));
    }

    /** In words for people. */
    public static String words(Collection<ContainerInstance> moved) {
        return moved.stream().map(Told::words).collect(Collectors.joining("; "));
    }
}
