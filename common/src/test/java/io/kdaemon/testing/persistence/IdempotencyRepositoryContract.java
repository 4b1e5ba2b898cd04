package io.kdaemon.testing.persistence;

import static io.kdaemon.testing.MutableClock.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.idempotency.IdempotencyRepository;
import io.kdaemon.idempotency.IdempotencyRepository.StoredResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public abstract class IdempotencyRepositoryContract {

    private static final String HASH = "ab".repeat(32);

    private final IdempotencyRepository repository;
    private final Transactions transactions;

    protected IdempotencyRepositoryContract(IdempotencyRepository repository, Transactions transactions) {
        this.repository = repository;
        this.transactions = transactions;
    }

    @Test
    void shouldLetTheFirstRequestBegin() {
        assertThat(begin("key", NOW)).isEmpty();
    }

    @Test
    void shouldReturnWhatTheFirstRequestLeft() {
        // given
        transactions.run(() -> {
            repository.begin("key", HASH, NOW);
            repository.complete("key", "{\"name\": \"🐳\"}");
        });

        // when // then
        assertThat(begin("key", NOW)).contains(new StoredResponse(HASH, "{\"name\": \"🐳\"}"));
        assertThat(begin("KEY", NOW)).isEmpty();
    }

    @Test
    void shouldTellThatTheFirstRequestLeftNoAnswer() {
        // given
        begin("key", NOW);

        // when // then
        assertThat(begin("key", NOW)).contains(new StoredResponse(HASH, null));
    }

    @Test
    void shouldForgetWhatBeganBefore() {
        // given
        begin("old", NOW.minusNanos(1000));
        begin("new", NOW);

        // when
        int purged = repository.purgeBefore(NOW);

        // then
        assertThat(purged).isEqualTo(1);
        assertThat(begin("old", NOW)).isEmpty();
        assertThat(begin("new", NOW)).isPresent();
    }

    @Test
    void shouldLetOneBeginWhenTwentyRaceForAKey() {
        // when
        List<Optional<StoredResponse>> answers = Race.of(20).run(i -> transactions.in(() -> handle("answer " + i)));

        // then
        assertThat(answers).filteredOn(Optional::isEmpty).hasSize(1);
    }

    protected final Optional<StoredResponse> handle(String response) {
        Optional<StoredResponse> first = repository.begin("raced", HASH, NOW);
        if (first.isEmpty()) {
            repository.complete("raced", response);
        }
        return first;
    }

    private Optional<StoredResponse> begin(String key, Instant now) {
        return transactions.in(() -> repository.begin(key, HASH, now));
    }
}
