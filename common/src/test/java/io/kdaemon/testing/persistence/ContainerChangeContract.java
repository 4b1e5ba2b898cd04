package io.kdaemon.testing.persistence;

import static io.kdaemon.testing.ContainerFixtures.aRequestedContainer;
import static io.kdaemon.testing.ContainerFixtures.aRunningContainer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerInstance.Identity;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.persistence.StaleVersionException;
import io.kdaemon.persistence.TakenException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How stored containers are changed and locked; how they are stored and found is in {@link ContainerRepositoryContract}. */
public abstract class ContainerChangeContract {

    final ContainerRepository repository;
    final Transactions transactions;

    protected ContainerChangeContract(ContainerRepository repository, Transactions transactions) {
        this.repository = repository;
        this.transactions = transactions;
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

    ContainerInstance insert(String name) {
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
