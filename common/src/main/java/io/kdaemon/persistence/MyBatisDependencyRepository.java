package io.kdaemon.persistence;

import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.dependency.Dependency;
import io.kdaemon.dependency.DependencyRepository;
import io.kdaemon.dependency.Told;
import io.kdaemon.persistence.DependencyMapper.Telling;
import java.time.Instant;
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

    @Override
    public void tellAll(Collection<Told> told) {
        if (!told.isEmpty()) {
            mapper.tellAll(told.stream().map(MyBatisDependencyRepository::row).toList());
        }
    }

    @Override
    public List<Told> listTold(Collection<ContainerInstance> dependants) {
        return dependants.isEmpty()
                ? List.of()
                : mapper.listTold(dependants).stream()
                        .map(row -> new Told(
                                new ContainerId(row.containerId()),
                                row.generation(),
                                new ContainerId(row.dependencyId()),
                                JsonColumn.read(row.endpoints(), ContainerRow.ENDPOINTS)))
                        .toList();
    }

    @Override
    public List<ContainerId> listMisled(Instant trusted, int limit) {
        return mapper.listMisled(trusted, limit).stream().map(ContainerId::new).toList();
    }

    @Override
    public void answer(Collection<Told> moved) {
        moved.stream().map(MyBatisDependencyRepository::row).forEach(mapper::answer);
    }

    private static Telling row(Told told) {
        return new Telling(
                told.dependant().value(), told.generation(), told.on().value(), JsonColumn.write(told.endpoints()));
    }
}
