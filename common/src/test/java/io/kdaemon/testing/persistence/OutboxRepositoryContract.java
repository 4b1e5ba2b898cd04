package io.kdaemon.testing.persistence;

import static io.kdaemon.testing.MutableClock.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.messaging.outbox.OutboxEntry;
import io.kdaemon.messaging.outbox.OutboxRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public abstract class OutboxRepositoryContract {

    private final OutboxRepository repository;
    private final Transactions transactions;

    protected OutboxRepositoryContract(OutboxRepository repository, Transactions transactions) {
        this.repository = repository;
        this.transactions = transactions;
    }

    @Test
    void shouldReturnEntriesWithTheirIds() {
        // given
        List<OutboxEntry> entries = List.of(entry(NOW), entry(NOW.plusNanos(1000)), entry(NOW));

        // when
        List<OutboxEntry> stored = repository.append(entries);

        // then
        assertThat(stored).usingRecursiveComparison().ignoringFields("id").isEqualTo(entries);
        assertThat(stored).extracting(OutboxEntry::id).doesNotHaveDuplicates().isSorted();
        assertThat(lock(NOW.plusSeconds(1), 10)).isEqualTo(stored);
        assertThat(repository.append(List.of())).isEmpty();
    }

    @Test
    void shouldLockTheFirstOnesThatAreOldEnough() {
        // given
        repository.append(List.of(entry(NOW.plusNanos(1000))));
        List<OutboxEntry> old = repository.append(List.of(entry(NOW), entry(NOW), entry(NOW)));

        // when // then
        assertThat(lock(NOW, 2)).isEqualTo(old.subList(0, 2));
    }

    @Test
    void shouldForgetWhatIsDeleted() {
        // given
        List<OutboxEntry> stored = repository.append(List.of(entry(NOW), entry(NOW)));
        List<Long> first = List.of(stored.getFirst().id());

        // when
        repository.delete(first);
        repository.delete(first);
        repository.delete(List.of());

        // then
        assertThat(lock(NOW, 10)).containsExactly(stored.getLast());
    }

    @Test
    void shouldTellWhenTheOldestWasCreated() {
        // given
        assertThat(repository.oldest()).isEmpty();

        // when
        repository.append(List.of(entry(NOW), entry(NOW.plusSeconds(1))));

        // then
        assertThat(repository.oldest()).contains(NOW);
    }

    private List<OutboxEntry> lock(Instant createdAt, int limit) {
        return transactions.in(() -> repository.lockOlderThan(createdAt, limit));
    }

    protected static OutboxEntry entry(Instant createdAt) {
        return new OutboxEntry(
                0, UUID.randomUUID().toString(), "PLACE", "place-container", "{\"name\": \"🐳\"}", createdAt);
    }
}
