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
import io.kdaemon.container.ContainerInstance.Identity;
import io.kdaemon.container.ContainerInstance.Timestamps;
import io.kdaemon.container.ContainerQuery;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.container.ObservedState;
import io.kdaemon.container.Succession;
import io.kdaemon.container.Update;
import io.kdaemon.job.JobId;
import io.kdaemon.node.NodeId;
import io.kdaemon.persistence.StaleVersionException;
import io.kdaemon.persistence.TakenException;
import io.kdaemon.testing.ContainerFixtures;
import io.kdaemon.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

public abstract class ContainerRepositoryContract {

    private final ContainerRepository repository;
    private final Transactions transactions;

    protected ContainerRepositoryContract(ContainerRepository repository, Transactions transactions) {
        this.repository = repository;
        this.transactions = transactions;
    }

    private static final Update UPDATE = new Update(
            Update.Order.AUTOMATIC,
            Update.Phase.REPLACING,
            5,
            Duration.ofMinutes(2),
            new Update.Standby(3, 3, new Assignment(new NodeId(9), "engine-9", ContainerFixtures.ENDPOINTS)),
            MutableClock.NOW,
            "why");

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
    void shouldRefuseANewNameWhenALivingContainerHasIt() {
        // given
        insert("blog");
        ContainerInstance other = insert("other");

        // when // then
        assertThatThrownBy(() -> repository.update(renamed(other, "blog"))).isInstanceOf(TakenException.class);
    }

    @Test
    void shouldRaiseTheVersionWhenAChangeIsStored() {
        // given
        ContainerInstance stored = insert("blog");

        // when
        repository.update(renamed(stored, "blog-2"));

        // then
        ContainerInstance changed = repository.find(stored.id()).orElseThrow();
        assertThat(changed.identity().name()).isEqualTo("blog-2");
        assertThat(changed.version()).isEqualTo(stored.version() + 1);
    }

    @Test
    void shouldRefuseAChangeWhenSomebodyWasQuicker() {
        // given
        ContainerInstance stored = insert("blog");
        repository.update(renamed(stored, "quick"));

        // when // then
        assertThatThrownBy(() -> repository.update(renamed(stored, "slow")))
                .isInstanceOf(StaleVersionException.class)
                .hasMessageContaining("container " + stored.id());
        assertThat(repository.findByName("quick")).isPresent();
    }

    @Test
    void shouldStoreWhatTheLawChangedOnManyAtOnce() {
        // given
        ContainerInstance requested =
                repository.insert(aRequestedContainer().named("one").build());
        ContainerInstance running =
                repository.insert(aRunningContainer().named("two").build());
        ContainerInstance untouched = insert("three");

        // when
        repository.updateLifecycles(List.of(exchanged(running, requested), exchanged(requested, running)));

        // then
        assertThat(repository.find(running.id()).orElseThrow())
                .isEqualTo(withVersion(exchanged(running, requested), running.version() + 1));
        assertThat(repository.find(requested.id()).orElseThrow())
                .isEqualTo(withVersion(exchanged(requested, running), requested.version() + 1));
        assertThat(repository.find(untouched.id())).contains(untouched);
    }

    @Test
    void shouldRefuseTheChangesOfManyWhenSomebodyWasQuickerOnOne() {
        // given
        ContainerInstance one = insert("one");
        ContainerInstance two = insert("two");
        repository.update(renamed(two, "quick"));

        // when // then
        assertThatThrownBy(() -> repository.updateLifecycles(List.of(one, two)))
                .isInstanceOf(StaleVersionException.class);
    }

    @Test
    void shouldLetOneOfManyChangesWinWhenTheyStartFromTheSameVersion() {
        // given
        ContainerInstance stored = insert("blog");

        // when
        List<Boolean> won = Race.of(8).run(i -> wins(renamed(stored, "racer-" + i)));

        // then
        assertThat(won).containsOnlyOnce(true);
        assertThat(repository.find(stored.id()).orElseThrow().version()).isEqualTo(stored.version() + 1);
    }

    @Test
    void shouldLockInOrderOfIdWhateverTheOrderAsked() {
        // given
        ContainerId one = insert("one").id();
        ContainerId two = insert("two").id();
        ContainerId unknown = new ContainerId(two.value() + 1);

        // when
        List<ContainerInstance> locked = transactions.in(() -> repository.lock(List.of(unknown, two, one, two)));

        // then
        assertThat(locked).extracting(ContainerInstance::id).containsExactly(one, two);
    }

    @Test
    void shouldNotDeadlockWhenBatchesAreLockedInOppositeOrder() {
        // given
        List<ContainerId> ids =
                List.of(insert("one").id(), insert("two").id(), insert("three").id());

        // when
        List<Integer> rounds = Race.of(4).run(i -> lockOften(i % 2 == 0 ? ids : ids.reversed()));

        // then
        assertThat(rounds).hasSize(4);
    }

    @Test
    void shouldLockNothingWhenNothingIsAsked() {
        assertThat(repository.lock(List.of())).isEmpty();
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

    private ContainerInstance insert(String name) {
        return repository.insert(aRunningContainer().named(name).build());
    }

    private boolean wins(ContainerInstance change) {
        try {
            transactions.run(() -> repository.update(change));
            return true;
        } catch (StaleVersionException _) {
            return false;
        }
    }

    private int lockOften(List<ContainerId> ids) {
        for (int i = 0; i < 50; i++) {
            transactions.in(() -> repository.lock(ids));
        }
        return ids.size();
    }

    private static ContainerInstance renamed(ContainerInstance container, String name) {
        Identity old = container.identity();
        return new ContainerInstance(
                container.id(),
                new Identity(name, old.userId(), old.applicationId(), old.enabled()),
                container.lifecycle(),
                container.assignment(),
                container.timestamps(),
                container.succession(),
                container.version());
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

    /** The first with the state of the other. */
    private static ContainerInstance exchanged(ContainerInstance one, ContainerInstance other) {
        return new ContainerInstance(
                one.id(),
                one.identity(),
                other.lifecycle(),
                other.assignment(),
                other.timestamps(),
                other.succession(),
                one.version());
    }

    private static ContainerInstance withVersion(ContainerInstance container, long version) {
        return new ContainerInstance(
                container.id(),
                container.identity(),
                container.lifecycle(),
                container.assignment(),
                container.timestamps(),
                container.succession(),
                version);
    }
}
