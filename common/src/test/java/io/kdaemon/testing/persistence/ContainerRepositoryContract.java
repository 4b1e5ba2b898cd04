package io.kdaemon.testing.persistence;

import static io.kdaemon.testing.ContainerFixtures.aPlacedContainer;
import static io.kdaemon.testing.ContainerFixtures.aRemovedContainer;
import static io.kdaemon.testing.ContainerFixtures.aRequestedContainer;
import static io.kdaemon.testing.ContainerFixtures.aRunningContainer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerInstance.Assignment;
import io.kdaemon.container.ContainerInstance.Timestamps;
import io.kdaemon.container.ContainerQuery;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.container.ObservedState;
import io.kdaemon.container.Succession;
import io.kdaemon.container.Update;
import io.kdaemon.job.JobId;
import io.kdaemon.node.NodeId;
import io.kdaemon.persistence.TakenException;
import io.kdaemon.testing.ContainerFixtures;
import io.kdaemon.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

public abstract class ContainerRepositoryContract extends ContainerChangeContract {

    private static final Update UPDATE = new Update(
            Update.Order.AUTOMATIC,
            Update.Phase.REPLACING,
            5,
            Duration.ofMinutes(2),
            new Update.Standby(3, 3, new Assignment(new NodeId(9), "engine-9", ContainerFixtures.ENDPOINTS)),
            MutableClock.NOW,
            "why");

    protected ContainerRepositoryContract(ContainerRepository repository, Transactions transactions) {
        super(repository, transactions);
    }

    @Test
    void shouldReturnWhatWasStored() {
        // given
        Instant micros = Instant.parse("2026-03-29T01:30:00.123456Z");
        ContainerInstance container = aRunningContainer()
                .workedOnBy(new JobId(9))
                .withError("engine said 🐳: " + "x".repeat(100_000))
                .withExitCode(137)
                .build()
                .with(new Timestamps(
                        micros,
                        micros.plusSeconds(1),
                        micros.plusSeconds(2),
                        micros.plusSeconds(3),
                        micros.plusSeconds(4)))
                .with(new Succession(7, 5, UPDATE));

        // when
        ContainerInstance stored = repository.insert(container);

        // then
        assertThat(repository.find(stored.id())).contains(stored);
        assertThat(stored).usingRecursiveComparison().ignoringFields("id").isEqualTo(container);
    }

    @Test
    void shouldReturnNullsAsTheyWere() {
        // when
        ContainerInstance stored = repository.insert(aRequestedContainer().build());

        // then
        assertThat(repository.find(stored.id())).contains(stored);
        assertThat(stored.nodeId()).isEmpty();
        assertThat(stored.lifecycle().exitCode()).isNull();
    }

    @Test
    void shouldRefuseANameWhenALivingContainerHasIt() {
        // given
        repository.insert(aRunningContainer().named("blog").build());

        // when // then
        assertThatThrownBy(() ->
                        repository.insert(aRequestedContainer().named("blog").build()))
                .isInstanceOf(TakenException.class)
                .hasMessage("name 'blog' is taken");
    }

    @Test
    void shouldStoreManyInOrderWithAnIdEach() {
        // when
        List<ContainerInstance> stored = repository.insertAll(List.of(
                aRequestedContainer().named("one").build(),
                aRequestedContainer().named("two").build(),
                aRequestedContainer().named("three").build()));

        // then
        assertThat(stored).extracting(container -> container.identity().name()).containsExactly("one", "two", "three");
        assertThat(stored)
                .allSatisfy(
                        container -> assertThat(repository.find(container.id())).contains(container));
    }

    @Test
    void shouldStoreNoneOfManyWhenANameIsTaken() {
        // given
        insert("two");

        // when // then
        assertThatThrownBy(() -> repository.insertAll(List.of(
                        aRequestedContainer().named("one").build(),
                        aRequestedContainer().named("two").build())))
                .isInstanceOf(TakenException.class);
        assertThat(repository.findByName("one")).isEmpty();
    }

    @Test
    void shouldTakeUpperAndLowerCaseForDifferentNames() {
        // given
        ContainerInstance lower = insert("blog");

        // when
        ContainerInstance upper = insert("Blog");

        // then
        assertThat(repository.findByName("blog")).contains(lower);
        assertThat(repository.findByName("Blog")).contains(upper);
    }

    @Test
    void shouldGiveANameAgainWhenItsContainerIsRemoved() {
        // given
        repository.insert(aRemovedContainer().named("blog").build());
        ContainerInstance first = insert("blog");
        repository.update(removed(first));

        // when
        ContainerInstance second = insert("blog");

        // then
        assertThat(repository.findByName("blog")).contains(second);
    }

    @Test
    void shouldListPagesInOrderOfIdWithoutRemovedOnes() {
        // given
        long first = insert("one").id().value();
        repository.insert(aRemovedContainer().named("gone").build());
        insert("two");
        insert("three");

        // when
        List<ContainerInstance> page = repository.list(new ContainerQuery(null, Set.of(), null, null, first, 2));

        // then
        assertThat(page).extracting(container -> container.identity().name()).containsExactly("two", "three");
    }

    @Test
    void shouldListByEveryFilter() {
        // given
        ContainerInstance wanted = repository.insert(
                aRunningContainer().named("a").on(2).of(new ApplicationId(3)).build());
        repository.insert(aRunningContainer().named("b").on(2).build());
        ContainerInstance gone = repository.insert(
                aRemovedContainer().named("a").on(2).of(new ApplicationId(3)).build());

        // when // then
        ContainerQuery all = new ContainerQuery(
                "a", Set.of(ObservedState.RUNNING), new NodeId(2), new ApplicationId(3), 0, ContainerQuery.NO_LIMIT);
        assertThat(repository.list(all)).containsExactly(wanted);
        assertThat(repository.list(ContainerQuery.ofApplication(new ApplicationId(3))))
                .containsExactly(wanted);
        assertThat(repository.list(ContainerQuery.onNode(new NodeId(2)))).hasSize(2);
        assertThat(repository.list(ContainerQuery.inState(ObservedState.REMOVED)))
                .containsExactly(gone);
        assertThat(repository.list(new ContainerQuery(
                        "a", Set.of(ObservedState.REMOVED, ObservedState.RUNNING), null, null, 0, 10)))
                .containsExactly(wanted, gone);
    }

    @Test
    void shouldListWhatLivesOnTheNodes() {
        // given
        ContainerInstance one =
                repository.insert(aRunningContainer().named("a").on(1).build());
        repository.insert(aRunningContainer().named("b").on(2).build());
        ContainerInstance three =
                repository.insert(aPlacedContainer().named("c").on(3).build());
        repository.insert(aRemovedContainer().named("d").on(3).build());
        repository.insert(aRequestedContainer().named("e").build());

        // when // then
        assertThat(repository.listOnNodes(List.of(new NodeId(3), new NodeId(1), new NodeId(12345))))
                .containsExactly(one, three);
        assertThat(repository.listOnNodes(List.of())).isEmpty();
    }

    @Test
    void shouldFindThoseThatExist() {
        // given
        ContainerInstance one = insert("one");
        insert("two");
        ContainerInstance three = insert("three");

        // when // then
        assertThat(repository.findAll(List.of(three.id(), one.id(), new ContainerId(12345))))
                .containsExactly(one, three);
        assertThat(repository.findAll(List.of())).isEmpty();
    }

    @Test
    void shouldTellTheNewestNamesOfAnApplication() {
        // given
        ContainerInstance oldest = insert("oldest");
        insert("older");
        repository.insert(aRemovedContainer().named("gone").build());
        insert("newest");
        ApplicationId application = oldest.identity().applicationId();

        // when // then
        assertThat(repository.newestNames(application, 2)).containsExactly("newest", "older");
        assertThat(repository.newestNames(new ApplicationId(application.value() + 1), 2))
                .isEmpty();
    }

    @Test
    void shouldCountWhatLivesOnEachNode() {
        // given
        repository.insert(aRunningContainer().named("a").on(1).build());
        repository.insert(aPlacedContainer().named("b").on(1).build());
        repository.insert(aRunningContainer().named("c").on(2).build());
        repository.insert(aRemovedContainer().named("d").on(3).build());
        repository.insert(aRequestedContainer().named("e").build());

        // when
        Map<NodeId, Integer> counts = repository.countByNode();

        // then
        assertThat(counts).containsOnly(Map.entry(new NodeId(1), 2), Map.entry(new NodeId(2), 1));
    }

    @Test
    void shouldFindWhatIsUpdatedAndWhereAGenerationStandsBy() {
        // given
        repository.insert(aRunningContainer().named("plain").on(8).build());
        ContainerInstance updated = repository.insert(
                aRunningContainer().named("updated").on(8).updatedBy(UPDATE).build());

        // when
        List<ContainerInstance> updating = repository.listUpdating();
        List<ContainerInstance> onItsNode = repository.list(ContainerQuery.onNode(new NodeId(9)));

        // then
        assertThat(updating).containsExactly(updated);
        assertThat(onItsNode).containsExactly(updated);
    }

    private static ContainerInstance removed(ContainerInstance container) {
        return container.with(aRemovedContainer().build().lifecycle());
    }
}
