package io.kdaemon.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.MessageCodec;
import io.kdaemon.messaging.outbox.Outbox.Addressed;
import io.kdaemon.testing.MutableClock;
import io.kdaemon.testing.messaging.FakeTransactions;
import io.kdaemon.testing.messaging.InMemoryBroker;
import io.kdaemon.testing.messaging.MessageSamples;
import io.kdaemon.testing.persistence.InMemoryOutboxRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class OutboxRelayTest {

    private static final OutboxProperties PROPERTIES =
            new OutboxProperties(10, 30, Duration.ofSeconds(1), Duration.ofSeconds(2));

    private final MutableClock clock = new MutableClock();
    private final InMemoryOutboxRepository repository = new InMemoryOutboxRepository();
    private final InMemoryBroker broker = new InMemoryBroker();
    private final TransactionTemplate transactions = new TransactionTemplate(new FakeTransactions());
    private final Handover handover = new Handover(PROPERTIES.handoverLimit());
    private final Outbox outbox = new TransactionalOutbox(repository, handover, new MessageCodec(), clock);
    private final OutboxRelay relay = relayOn(repository);

    @Test
    void shouldSendWhatWasCommittedAndForgetIt() throws InterruptedException {
        // given
        commit(messages(3));

        // when
        Progress progress = relay.sendHandedOver(Duration.ZERO);

        // then
        assertThat(progress).isEqualTo(new Progress(3, 3));
        assertThat(broker.sent(Destination.RECONCILE)).hasSize(3);
        assertThat(repository.oldest()).isEmpty();
    }

    @Test
    void shouldSendNothingWhenTheTransactionRollsBack() throws InterruptedException {
        // given
        transactions.executeWithoutResult(status -> {
            outbox.add(messages(1));
            status.setRollbackOnly();
        });

        // when
        Progress progress = relay.sendHandedOver(Duration.ZERO);

        // then
        assertThat(progress.found()).isZero();
    }

    @Test
    void shouldRefuseMessagesWhenThereIsNoTransaction() {
        assertThatThrownBy(() -> outbox.add(messages(2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Expected a transaction to send 2 messages with, but there is none");
    }

    @Test
    void shouldSendWhatACrashLeftBetweenCommitAndSend() {
        // given
        commit(messages(3));
        OutboxRelay afterRestart = relayOn(repository);

        // when
        clock.advance(PROPERTIES.grace());
        Progress progress = afterRestart.sendLeftBehind();

        // then
        assertThat(progress).isEqualTo(new Progress(3, 3));
        assertThat(broker.sent(Destination.RECONCILE)).hasSize(3);
        assertThat(repository.oldest()).isEmpty();
    }

    @Test
    void shouldLeaveYoungMessagesToThoseWhoAreJustSendingThem() {
        // given
        commit(messages(3));

        // when
        clock.advance(PROPERTIES.grace().minusMillis(1));
        Progress progress = relay.sendLeftBehind();

        // then
        assertThat(progress.found()).isZero();
    }

    @Test
    void shouldSendAgainWhenACrashCameBetweenConfirmAndDelete() {
        // given
        OutboxRelay crashing = relayOn(new FailingDelete(repository));
        commit(messages(2));
        assertThatThrownBy(() -> crashing.sendHandedOver(Duration.ZERO)).hasMessage("crash");

        // when
        clock.advance(PROPERTIES.grace());
        relay.sendLeftBehind();

        // then
        assertThat(broker.sent(Destination.RECONCILE)).hasSize(4);
        assertThat(repository.oldest()).isEmpty();
    }

    @Test
    void shouldKeepWhatTheBrokerHasNotConfirmed() throws InterruptedException {
        // given
        broker.setReachable(false);
        commit(messages(3));

        // when
        Progress whileAway = relay.sendHandedOver(Duration.ZERO);
        broker.setReachable(true);
        clock.advance(PROPERTIES.grace());
        Progress whenBack = relay.sendLeftBehind();

        // then
        assertThat(whileAway).isEqualTo(new Progress(3, 0));
        assertThat(whenBack).isEqualTo(new Progress(3, 3));
        assertThat(repository.oldest()).isEmpty();
    }

    @Test
    void shouldLoseNothingWhenMoreIsCommittedThanMemoryShallHold() throws InterruptedException {
        // given
        commit(messages(50));

        // when
        int handedOver = 0;
        for (Progress one = relay.sendHandedOver(Duration.ZERO);
                one.found() > 0;
                one = relay.sendHandedOver(Duration.ZERO)) {
            handedOver += one.found();
        }
        clock.advance(PROPERTIES.grace());
        relay.sendLeftBehind();
        relay.sendLeftBehind();

        // then
        assertThat(handedOver).isEqualTo(PROPERTIES.handoverLimit());
        assertThat(broker.sent(Destination.RECONCILE)).hasSize(50).doesNotHaveDuplicates();
        assertThat(repository.oldest()).isEmpty();
    }

    @Test
    void shouldTakeNoMoreThanABatchAtOnce() throws InterruptedException {
        // given
        commit(messages(25));

        // when
        Progress progress = relay.sendHandedOver(Duration.ZERO);

        // then
        assertThat(progress.found()).isEqualTo(PROPERTIES.batchSize());
    }

    @Test
    void shouldSendNewsWithoutStoringThem() throws InterruptedException {
        // given
        Envelope news = MessageSamples.reconcile(1);
        commit(List.of(new Addressed(Destination.LIVE, news)));

        // when
        Progress progress = relay.sendHandedOver(Duration.ZERO);

        // then
        assertThat(progress).isEqualTo(new Progress(0, 0));
        assertThat(broker.sent(Destination.LIVE)).containsExactly(news);
        assertThat(repository.oldest()).isEmpty();
    }

    private void commit(List<Addressed> messages) {
        transactions.executeWithoutResult(_ -> outbox.add(messages));
    }

    private OutboxRelay relayOn(OutboxRepository rows) {
        return new OutboxRelay(rows, handover, broker, transactions, PROPERTIES, clock);
    }

    private static List<Addressed> messages(int count) {
        return LongStream.range(0, count)
                .mapToObj(MessageSamples::reconcile)
                .map(envelope -> new Addressed(Destination.RECONCILE, envelope))
                .toList();
    }

    /** The process ends where it would forget. */
    private record FailingDelete(OutboxRepository rows) implements OutboxRepository {

        @Override
        public List<OutboxEntry> append(List<OutboxEntry> entries) {
            return rows.append(entries);
        }

        @Override
        public List<OutboxEntry> lockOlderThan(Instant createdAt, int limit) {
            return rows.lockOlderThan(createdAt, limit);
        }

        @Override
        public void delete(Collection<Long> ids) {
            throw new IllegalStateException("crash");
        }

        @Override
        public Optional<Instant> oldest() {
            return rows.oldest();
        }
    }
}
