package io.kdaemon.testing.persistence;

import static io.kdaemon.testing.ContainerFixtures.ENDPOINTS;
import static io.kdaemon.testing.ContainerFixtures.aContainerThatIs;
import static io.kdaemon.testing.ContainerFixtures.aRemovedContainer;
import static io.kdaemon.testing.ContainerFixtures.aRunningContainer;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerInstance.Assignment;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.container.DesiredState;
import io.kdaemon.container.Endpoint;
import io.kdaemon.container.ObservedState;
import io.kdaemon.container.Protocol;
import io.kdaemon.container.Update;
import io.kdaemon.container.Update.Standby;
import io.kdaemon.dependency.Dependency;
import io.kdaemon.dependency.DependencyRepository;
import io.kdaemon.dependency.Told;
import io.kdaemon.job.JobId;
import io.kdaemon.testing.ContainerFixtures;
import io.kdaemon.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

    @Test
    void shouldKeepWhatAGenerationWasToldFirst() {
        // given
        ContainerInstance second = containers.insert(
                aRunningContainer().named("told-web").ofGeneration(2).build());
        ContainerId database = new ContainerId(70);
        ContainerId cache = new ContainerId(71);

        // when
        repository.tellAll(List.of(
                told(second, 2, database, 32768), told(second, 2, cache, 40000), told(second, 1, database, 32767)));
        repository.tellAll(List.of(told(second, 2, database, 32769)));
        repository.tellAll(List.of());

        // then
        assertThat(repository.listTold(List.of(second)))
                .containsExactly(told(second, 2, database, 32768), told(second, 2, cache, 40000));
        assertThat(repository.listTold(List.of())).isEmpty();
    }

    @Test
    void shouldFindOnceWhoWasToldAnAddressThatATrustedDependencyHasLeft() {
        // given
        ContainerInstance moved =
                containers.insert(aRunningContainer().named("moved").build());
        ContainerInstance ill = containers.insert(
                aContainerThatIs(ObservedState.UNHEALTHY).named("ill").build());
        ContainerInstance misled = dependant(aRunningContainer().named("misled"), moved, 1);
        ContainerInstance crashing = dependant(
                aContainerThatIs(ObservedState.STOPPED).named("crashing").workedOnBy(new JobId(1)), moved, 1);
        dependant(
                aRunningContainer().named("current"),
                moved,
                ENDPOINTS.getFirst().hostPort());
        dependant(aRunningContainer().named("worked-on").workedOnBy(new JobId(2)), moved, 1);
        dependant(aContainerThatIs(ObservedState.STOPPED).named("at-rest").wanted(DesiredState.STOPPED), moved, 1);
        dependant(aRunningContainer().named("waiting"), ill, 1);
        ContainerId untold = insert(aRunningContainer().named("untold"));
        repository.addAll(List.of(new Dependency(untold, moved.id(), false)));
        Instant healthySince = Objects.requireNonNull(moved.timestamps().healthySince());

        // when
        List<ContainerId> tooEarly = repository.listMisled(healthySince.minusMillis(1), 10);
        List<ContainerId> found = repository.listMisled(healthySince, 10);
        repository.answer(List.of(Told.now(misled, moved)));

        // then
        assertThat(tooEarly).isEmpty();
        assertThat(found).containsExactly(misled.id(), crashing.id());
        assertThat(repository.listMisled(healthySince, 10)).containsExactly(crashing.id());
        assertThat(repository.listMisled(healthySince, 0)).isEmpty();
    }

    @Test
    void shouldFindAgainWhoWasAnsweredAnEarlierMove() {
        // given
        ContainerInstance moved =
                containers.insert(aRunningContainer().named("moving").build());
        ContainerInstance misled = dependant(aRunningContainer().named("misled-again"), moved, 1);
        Instant healthySince = Objects.requireNonNull(moved.timestamps().healthySince());

        // when
        repository.answer(List.of(told(misled, 1, moved.id(), 2)));

        // then
        assertThat(repository.listMisled(healthySince, 10)).containsExactly(misled.id());
    }

    @Test
    void shouldCountADependencyWhoseUpdateCannotBeRolledBackAnyMore() {
        // given
        Update update = Update.awaited(Update.Order.AUTOMATIC, 1, Duration.ofMinutes(2));
        Standby before = new Standby(1, 1, Assignment.NONE);
        ContainerInstance replacing = containers.insert(aRunningContainer()
                .named("replacing")
                .updatedBy(update.replacing(before))
                .build());
        ContainerInstance draining = containers.insert(aRunningContainer()
                .named("draining")
                .updatedBy(update.replacing(before).draining(MutableClock.NOW))
                .build());

        // when
        dependant(aRunningContainer().named("of-replacing"), replacing, 1);
        ContainerInstance misled = dependant(aRunningContainer().named("of-draining"), draining, 1);

        // then
        assertThat(repository.listMisled(MutableClock.NOW, 10)).containsExactly(misled.id());
    }

    private ContainerInstance dependant(ContainerFixtures fixture, ContainerInstance on, int toldPort) {
        ContainerInstance dependant = containers.insert(fixture.build());
        repository.addAll(List.of(new Dependency(dependant.id(), on.id(), false)));
        repository.tellAll(List.of(told(dependant, dependant.generation(), on.id(), toldPort)));
        return dependant;
    }

    private static Told told(ContainerInstance dependant, int generation, ContainerId on, int port) {
        return new Told(dependant.id(), generation, on, List.of(new Endpoint(80, Protocol.TCP, "10.0.0.1", port)));
    }

    private ContainerId insert(ContainerFixtures fixture) {
        return containers.insert(fixture.build()).id();
    }
}
