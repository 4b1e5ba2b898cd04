package io.kdaemon.testing.persistence;

import static io.kdaemon.testing.MutableClock.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.messaging.inbox.InboxRepository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

public abstract class InboxRepositoryContract {

    private final InboxRepository repository;
    private final Transactions transactions;

    protected InboxRepositoryContract(InboxRepository repository, Transactions transactions) {
        this.repository = repository;
        this.transactions = transactions;
    }

    @Test
    void shouldReturnExactlyWhatIsNewToTheConsumer() {
        // given
        List<String> ids = ids(3);
        record("watcher", ids.subList(0, 2));

        // when
        Set<String> unseen = record("watcher", ids);

        // then
        assertThat(unseen).containsExactly(ids.getLast());
        assertThat(record("scheduler", ids)).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(record("watcher", List.of())).isEmpty();
    }

    @Test
    void shouldTakeAMessageForNewOnceWhenABatchHoldsItTwice() {
        // given
        String id = ids(1).getFirst();

        // when // then
        assertThat(record("watcher", List.of(id, id))).containsExactly(id);
        assertThat(record("watcher", List.of(id))).isEmpty();
    }

    @Test
    void shouldForgetWhatWasReceivedBefore() {
        // given
        List<String> ids = ids(2);
        transactions.in(() -> repository.recordNew("watcher", ids.subList(0, 1), NOW.minusNanos(1000)));
        transactions.in(() -> repository.recordNew("watcher", ids.subList(1, 2), NOW));

        // when
        int purged = repository.purgeBefore(NOW);

        // then
        assertThat(purged).isEqualTo(1);
        assertThat(record("watcher", ids)).containsExactly(ids.getFirst());
    }

    @Test
    void shouldGiveEachMessageToOneOfManyWhenBatchesOverlapInAnyOrder() {
        // given
        List<String> ids = ids(50);

        // when
        List<Set<String>> unseen = Race.of(8).run(i -> record("watcher", shuffled(ids, i)));

        // then
        assertThat(unseen.stream().flatMap(Set::stream)).containsExactlyInAnyOrderElementsOf(ids);
    }

    private Set<String> record(String consumer, Collection<String> ids) {
        return transactions.in(() -> repository.recordNew(consumer, ids, NOW));
    }

    private static List<String> ids(int count) {
        return Stream.generate(() -> UUID.randomUUID().toString()).limit(count).toList();
    }

    private static List<String> shuffled(List<String> ids, int seed) {
        List<String> copy = new ArrayList<>(ids);
        Collections.shuffle(copy, new Random(seed));
        return copy;
    }
}
