package io.kdaemon.persistence;

import io.kdaemon.container.ContainerId;
import io.kdaemon.dependency.Dependency;
import io.kdaemon.dependency.DependencyRepository;
import java.util.Collection;
import java.util.List;

final class MyBatisDependencyRepository implements DependencyRepository {

    private final DependencyMapper mapper;

    MyBatisDependencyRepository(DependencyMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void addAll(Collection<Dependency> dependencies) {
        if (!dependencies.isEmpty()) {
            mapper.addAll(dependencies);
        }
    }

    @Override
    public List<Dependency> listOf(Collection<ContainerId> dependants) {
        return dependants.isEmpty()
                ? List.of()
                : mapper.listOf(dependants.stream().map(ContainerId::value).toList()).stream()
                        .map(link -> new Dependency(
                                new ContainerId(link.containerId()), new ContainerId(link.dependencyId()), link.own()))
                        .toList();
    }

    @Override
    public List<ContainerId> listAbandoned(int limit) {
        return mapper.listAbandoned(limit).stream().map(ContainerId::new).toList();
    }
}
