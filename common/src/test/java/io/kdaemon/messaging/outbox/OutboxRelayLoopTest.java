package io.kdaemon.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.MessageCodec;
import io.kdaemon.messaging.contract.ReconcileContainer;
import io.kdaemon.messaging.outbox.Outbox.Addressed;
import io.kdaemon.testing.messaging.FakeTransactions;
import io.kdaemon.testing.messaging.InMemoryBroker;
import io.kdaemon.testing.messaging.MessageSamples;
import io.kdaemon.testing.persistence.InMemoryOutboxRepository;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class OutboxRelayLoopTest {

    private static final OutboxProperties PROPERTIES =
            new OutboxProperties(10, 30, Duration.ofMillis(50), Duration.ofMillis(100));

    private final Clock clock = Clock.systemUTC();
    private final InMemoryOutboxRepository repository = new InMemoryOutboxRepository();
    private final InMemoryBroker broker = new InMemoryBroker();
    private final TransactionTemplate transactions = new TransactionTemplate(new FakeTransactions());
    private final Handover handover = new Handover(PROPERTIES.handoverLimit());
    private final Outbox outbox = new TransactionalOutbox(repository, handover, new MessageCodec(), clock);
    private final OutboxRelayLoop loop = new OutboxRelayLoop(
            new OutboxRelay(repository, handover, broker, transactions, PROPERTIES, clock),
            handover,
            PROPERTIES,
            clock);

    @AfterEach
    void stop() {
        loop.stop();
    }

    @Test
    void shouldSendWhatIsCommittedWhileItRuns() {
        // given
        loop.start();

        // when
        commit(1);

        // then
        await().untilAsserted(() -> assertThat(sent()).containsExactly(1L));
    }

    @Test
    void shouldSendWhatWasLeftBehindWhenItStarts() {
        // given
        repository.append(List.of(leftBehind()));

        // when
        loop.start();

        // then
        await().untilAsserted(() -> assertThat(repository.oldest()).isEmpty());
    }

    @Test
    void shouldSendEverythingWhenTheBrokerIsBack() {
        // given
        loop.start();
        broker.setReachable(false);
        for (int i = 0; i < 100; i++) {
            commit(i);
        }

        // when
        broker.setReachable(true);

        // then
        await().untilAsserted(() -> assertThat(repository.oldest()).isEmpty());
        assertThat(sent()).hasSizeGreaterThanOrEqualTo(100).contains(0L, 99L);
    }

    @Test
    void shouldSendTheRestWhenItStops() {
        // given
        loop.start();
        commit(1);

        // when
        loop.stop();

        // then
        assertThat(sent()).containsExactly(1L);
        assertThat(loop.isRunning()).isFalse();
    }

    private void commit(long containerId) {
        transactions.executeWithoutResult(
                _ -> outbox.add(List.of(new Addressed(Destination.RECONCILE, MessageSamples.reconcile(containerId)))));
    }

    private OutboxEntry leftBehind() {
        return new OutboxEntry(
                0,
                "left-behind",
                Destination.RECONCILE.name(),
                "reconcile-container",
                new MessageCodec().encode(MessageSamples.reconcile(1)),
                clock.instant());
    }

    private List<Long> sent() {
        return broker.sent(Destination.RECONCILE).stream()
                .map(envelope -> ((ReconcileContainer) envelope.body()).containerId())
                .toList();
    }
}
