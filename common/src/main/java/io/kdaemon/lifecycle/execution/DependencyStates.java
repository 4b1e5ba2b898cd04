package io.kdaemon.lifecycle.execution;

import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.container.DesiredState;
import io.kdaemon.dependency.Dependency;
import io.kdaemon.dependency.DependencyRepository;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobState;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What containers that wait for others are waiting for. Nothing is asked for those that do not wait. */
final class DependencyStates {

    private final DependencyRepository dependencies;
    private final ContainerRepository containers;

    DependencyStates(DependencyRepository dependencies, ContainerRepository containers) {
        this.dependencies = dependencies;
        this.containers = containers;
    }

    Map<ContainerId, String> awaited(Collection<Job> jobs) {
        List<ContainerId> waiting = jobs.stream()
                .filter(job -> job.state() == JobState.WAITING_FOR_DEPENDENCY)
                .map(Job::containerId)
                .toList();
        return waiting.isEmpty() ? Map.of() : unhealthy(dependencies.listOf(waiting));
    }

    private Map<ContainerId, String> unhealthy(List<Dependency> links) {
        Map<ContainerId, ContainerInstance> byId =
                containers.findAll(links.stream().map(Dependency::on).distinct().toList()).stream()
                        .collect(Collectors.toMap(ContainerInstance::id, Function.identity()));
        Map<ContainerId, String> awaited = new HashMap<>();
        for (Dependency link : links) {
            ContainerInstance container = byId.get(link.on());
            if (container != null && container.timestamps().healthySince() == null) {
                awaited.merge(link.dependant(), words(container), (one, other) -> one + ", " + other);
            }
        }
        return awaited;
    }

    private static String words(ContainerInstance container) {
        String error = container.lifecycle().lastError();
        String state = container.desired() == DesiredState.RUNNING
                ? container.observed().name()
                : "not wanted running";
        return "%s (%s%s)".formatted(container.identity().name(), state, error == null ? "" : ": " + error);
    }
}
