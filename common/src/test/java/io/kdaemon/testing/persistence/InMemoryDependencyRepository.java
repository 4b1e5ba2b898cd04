package io.kdaemon.testing.persistence;

import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.container.DesiredState;
import io.kdaemon.container.ObservedState;
import io.kdaemon.dependency.Dependency;
import io.kdaemon.dependency.DependencyRepository;
import io.kdaemon.dependency.Told;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

public final class InMemoryDependencyRepository implements DependencyRepository {

    private final ContainerRepository containers;
    private final List<Dependency> rows = new CopyOnWriteArrayList<>();
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final List<Told> answered = new CopyOnWriteArrayList<>();

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

    @Override
    public void tellAll(Collection<Told> more) {
        more.forEach(one -> {
            if (told.stream().noneMatch(known -> isOfSameGeneration(known, one))) {
                told.add(one);
            }
        });
    }

    private static boolean isOfSameGeneration(Told one, Told other) {
        return isSameLink(one, other) && one.generation() == other.generation();
    }

    private static boolean isSameLink(Told one, Told other) {
        return one.dependant().equals(other.dependant()) && one.on().equals(other.on());
    }

    @Override
    public List<Told> listTold(Collection<ContainerInstance> dependants) {
        return told.stream()
                .filter(one -> dependants.stream()
                        .anyMatch(dependant ->
                                dependant.id().equals(one.dependant()) && dependant.generation() == one.generation()))
                .sorted(Comparator.<Told>comparingLong(one -> one.dependant().value())
                        .thenComparingLong(one -> one.on().value()))
                .toList();
    }

    @Override
    public List<ContainerId> listMisled(Instant trusted, int limit) {
        return rows.stream()
                .map(Dependency::dependant)
                .distinct()
                .flatMap(id -> containers.find(id).stream())
                .filter(InMemoryDependencyRepository::isLeftAlone)
                .filter(dependant ->
                        listTold(List.of(dependant)).stream().anyMatch(one -> isUnansweredMove(one, trusted)))
                .map(ContainerInstance::id)
                .sorted(Comparator.comparingLong(ContainerId::value))
                .limit(limit)
                .toList();
    }

    private static boolean isLeftAlone(ContainerInstance dependant) {
        return dependant.desired() == DesiredState.RUNNING
                && dependant.update().isEmpty()
                && switch (dependant.observed()) {
                    case STOPPED -> true;
                    case RUNNING, UNHEALTHY, FAILED -> dependant.jobId().isEmpty();
                    case REQUESTED, PLACED, STARTING, STOPPING, LOST, REMOVED -> false;
                };
    }

    private boolean isUnansweredMove(Told one, Instant trusted) {
        ContainerInstance on = containers.find(one.on()).orElseThrow();
        Instant healthySince = on.timestamps().healthySince();
        Told now = new Told(
                one.dependant(), one.generation(), one.on(), on.assignment().endpoints());
        return one.isCurrent(on).filter(current -> !current).isPresent()
                && healthySince != null
                && !healthySince.isAfter(trusted)
                && answered.stream()
                        .noneMatch(known ->
                                isSameLink(known, now) && known.endpoints().equals(now.endpoints()));
    }

    @Override
    public void answer(Collection<Told> moved) {
        moved.forEach(one -> {
            answered.removeIf(known -> isSameLink(known, one));
            answered.add(one);
        });
    }
}
