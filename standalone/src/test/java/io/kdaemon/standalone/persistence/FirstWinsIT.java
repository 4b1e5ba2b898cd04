package io.kdaemon.standalone.persistence;

import static io.kdaemon.testing.MutableClock.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.idempotency.IdempotencyRepository;
import io.kdaemon.idempotency.IdempotencyRepository.StoredResponse;
import io.kdaemon.messaging.inbox.InboxRepository;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the second one sees while the first one is still at work, and when that one fails. */
@OnEveryDatabase
class FirstWinsIT {

    private static final String HASH = "ab".repeat(32);
    private static final String ID = "00000000-0000-0000-0000-000000000001";

    private final Database database;
    private final InboxRepository inbox;
    private final IdempotencyRepository keys;
    private final TransactionTemplate first;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    FirstWinsIT(Database database) {
        this.database = database;
        this.inbox = database.bean(InboxRepository.class);
        this.keys = database.bean(IdempotencyRepository.class);
        this.first = new TransactionTemplate(database.bean(PlatformTransactionManager.class));
    }

    @AfterEach
    void stop() {
        threads.close();
    }

    @Test
    void shouldAnswerEveryRepetitionWithWhatTheFirstRequestLeft() {
        // when
        List<CompletableFuture<Optional<StoredResponse>>> repetitions = first.execute(_ -> {
            keys.begin("key", HASH, NOW);
            List<CompletableFuture<Optional<StoredResponse>>> waiting = start(19, this::begin);
            database.awaitWaiting(19);
            keys.complete("key", "answer");
            return waiting;
        });

        // then
        assertThat(repetitions)
                .allSatisfy(answer -> assertThat(answer.join()).contains(new StoredResponse(HASH, "answer")));
    }

    @Test
    void shouldLetTheRepetitionBeginWhenTheFirstRequestFails() {
        // when
        CompletableFuture<Optional<StoredResponse>> repetition = first.execute(status -> {
            keys.begin("key", HASH, NOW);
            CompletableFuture<Optional<StoredResponse>> waiting =
                    start(1, this::begin).getFirst();
            database.awaitWaiting(1);
            status.setRollbackOnly();
            return waiting;
        });

        // then
        assertThat(repetition.join()).isEmpty();
    }

    @Test
    void shouldLetOneOfManyRepetitionsBeginAndTheOthersRepeatWhenTheFirstRequestFails() {
        // when
        List<CompletableFuture<Boolean>> begun = first.execute(status -> {
            keys.begin("key", HASH, NOW);
            List<CompletableFuture<Boolean>> waiting = start(10, this::beginsAsRequestsDo);
            database.awaitWaiting(10);
            status.setRollbackOnly();
            return waiting;
        });

        // then
        assertThat(begun.stream().map(CompletableFuture::join)).containsOnlyOnce(true);
    }

    @Test
    void shouldTakeAMessageForHandledWhenTheOtherConsumerCommits() {
        // when
        CompletableFuture<Set<String>> redelivery = first.execute(_ -> {
            inbox.recordNew("watcher", Set.of(ID), NOW);
            CompletableFuture<Set<String>> waiting = redeliver();
            database.awaitWaiting(1);
            return waiting;
        });

        // then
        assertThat(redelivery.join()).isEmpty();
    }

    @Test
    void shouldTakeAMessageForNewWhenTheOtherConsumerRollsBack() {
        // when
        CompletableFuture<Set<String>> redelivery = first.execute(status -> {
            inbox.recordNew("watcher", Set.of(ID), NOW);
            CompletableFuture<Set<String>> waiting = redeliver();
            database.awaitWaiting(1);
            status.setRollbackOnly();
            return waiting;
        });

        // then
        assertThat(redelivery.join()).containsExactly(ID);
    }

    private Optional<StoredResponse> begin() {
        return database.transactions().in(() -> keys.begin("key", HASH, NOW));
    }

    /** As requests do: some are ended as deadlocked, and may be so again. */
    private boolean beginsAsRequestsDo() {
        return new Transactions(first).run(() -> keys.begin("key", HASH, NOW).isEmpty());
    }

    private CompletableFuture<Set<String>> redeliver() {
        return start(1, () -> database.transactions().in(() -> inbox.recordNew("watcher", Set.of(ID), NOW)))
                .getFirst();
    }

    private <T> List<CompletableFuture<T>> start(int times, Supplier<T> work) {
        return Stream.generate(() -> CompletableFuture.supplyAsync(work, threads))
                .limit(times)
                .toList();
    }
}
