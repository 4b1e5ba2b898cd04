package io.kdaemon.testing.persistence;

import static io.kdaemon.testing.ContainerFixtures.aRemovedContainer;
import static io.kdaemon.testing.ContainerFixtures.aRunningContainer;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.container.DesiredState;
import io.kdaemon.dependency.Dependency;
import io.kdaemon.dependency.DependencyRepository;
import io.kdaemon.testing.ContainerFixtures;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

public abstract class DependencyRepositoryContract {

    private final DependencyRepository repository;
    private final ContainerRepository containers;

    protected DependencyRepositoryContract(
            ContainerRepository containers, Function<ContainerRepository, DependencyRepository> repository) {
        this.containers = containers;
        this.repository = repository.apply(containers);
    }

    @Test
    void shouldListWhatContainersDependOn() {
        // given
        Dependency web = new Dependency(new ContainerId(3), new ContainerId(2), false);
        Dependency own = new Dependency(new ContainerId(3), new ContainerId(1), true);
        Dependency other = new Dependency(new ContainerId(9), new ContainerId(2), false);

        // when
        repository.addAll(List.of(web, own, other));
        repository.addAll(List.of());

        // then
        assertThat(repository.listOf(List.of(new ContainerId(3), new ContainerId(4))))
                .containsExactly(own, web);
        assertThat(repository.listOf(List.of())).isEmpty();
    }

    @Test
    void shouldFindWhatWasMadeForAContainerThatIsRemoved() {
        // given
        ContainerId gone = insert(aRemovedContainer().named("gone"));
        ContainerId there = insert(aRunningContainer().named("there"));
        ContainerId abandoned = insert(aRunningContainer().named("abandoned"));
        ContainerId shared = insert(aRunningContainer().named("shared"));
        ContainerId needed = insert(aRunningContainer().named("needed"));
        ContainerId leaving = insert(aRunningContainer().named("leaving").wanted(DesiredState.REMOVED));

        // when
        repository.addAll(List.of(
                new Dependency(gone, abandoned, true),
                new Dependency(gone, shared, false),
                new Dependency(gone, leaving, true),
                new Dependency(there, needed, true)));

        // then
        assertThat(repository.listAbandoned(10)).containsExactly(abandoned);
        assertThat(repository.listAbandoned(0)).isEmpty();
    }

    private ContainerId insert(ContainerFixtures fixture) {
        return containers.insert(fixture.build()).id();
    }
}
