package io.kdaemon.standalone.persistence;

import static io.kdaemon.testing.MutableClock.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.messaging.outbox.OutboxEntry;
import io.kdaemon.messaging.outbox.OutboxRepository;
import io.kdaemon.testing.persistence.OutboxRepositoryContract;
import io.kdaemon.testing.persistence.Race;
import io.kdaemon.testing.persistence.Transactions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class OutboxRepositoryIT extends OutboxRepositoryContract {

    private final OutboxRepository repository;
    private final Transactions transactions;

    OutboxRepositoryIT(Database database) {
        super(database.bean(OutboxRepository.class), database.transactions());
        this.repository = database.bean(OutboxRepository.class);
        this.transactions = database.transactions();
    }

    @Test
    void shouldGiveTwoRelaysDifferentEntries() {
        // given
        repository.append(IntStream.range(0, 40).mapToObj(_ -> entry(NOW)).toList());
        Race race = Race.of(2);

        // when
        List<List<OutboxEntry>> locked = race.run(_ -> transactions.in(() -> {
            List<OutboxEntry> mine = repository.lockOlderThan(NOW, 10);
            race.meet();
            return mine;
        }));

        // then
        assertThat(locked).allSatisfy(mine -> assertThat(mine).hasSize(10));
        assertThat(locked.getFirst()).doesNotContainAnyElementsOf(locked.getLast());
    }
}
