package io.kdaemon.testing.persistence;

import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.container.DesiredState;
import io.kdaemon.container.ObservedState;
import io.kdaemon.dependency.Dependency;
import io.kdaemon.dependency.DependencyRepository;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

public final class InMemoryDependencyRepository implements DependencyRepository {

    private final ContainerRepository containers;
    private final List<Dependency> rows = new CopyOnWriteArrayList<>();

    public InMemoryDependencyRepository(ContainerRepository containers) {
        this.containers = containers;
    }

    @Override
    public void addAll(Collection<Dependency> dependencies) {
        rows.addAll(dependencies);
    }

    @Override
    public List<Dependency> listOf(Collection<ContainerId> dependants) {
        return rows.stream()
                .filter(row -> dependants.contains(row.dependant()))
                .sorted(Comparator.<Dependency>comparingLong(
                                row -> row.dependant().value())
                        .thenComparingLong(row -> row.on().value()))
                .toList();
    }

    @Override
    public List<ContainerId> listAbandoned(int limit) {
        return rows.stream()
                .filter(Dependency::own)
                .filter(row -> is(row.dependant(), ObservedState.REMOVED))
                .filter(row -> containers
                        .find(row.on())
                        .filter(made -> made.desired() != DesiredState.REMOVED)
                        .filter(made -> made.observed() != ObservedState.REMOVED)
                        .isPresent())
                .map(Dependency::on)
                .sorted(Comparator.comparingLong(ContainerId::value))
                .limit(limit)
                .toList();
    }

    private boolean is(ContainerId id, ObservedState state) {
        return containers
                .find(id)
                .map(ContainerInstance::observed)
                .filter(state::equals)
                .isPresent();
    }
}
