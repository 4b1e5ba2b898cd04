package io.kdaemon.testing.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.messaging.DeliveryPolicy;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.MessageCodec;
import io.kdaemon.messaging.MessageSender;
import io.kdaemon.messaging.MessageSender.Outgoing;
import io.kdaemon.messaging.MessageSubscriber;
import io.kdaemon.messaging.MessageSubscriber.DeadMessage;
import io.kdaemon.messaging.MessageSubscriber.Received;
import io.kdaemon.messaging.RetryLaterException;
import io.kdaemon.messaging.contract.ReconcileContainer;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** What every broker, the fake one included, has to do for us. Each test begins with empty queues and no subscribers. */
public abstract class BrokerContract {

    /** Deliveries a broker under test allows. */
    protected static final int MAX_DELIVERIES = 3;

    protected static final List<Duration> RETRY_DELAYS = List.of(Duration.ofMillis(100), Duration.ofMillis(300));
    protected static final DeliveryPolicy POLICY = new DeliveryPolicy(RETRY_DELAYS, MAX_DELIVERIES);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    protected final MessageCodec codec = new MessageCodec();

    protected abstract MessageSender sender();

    protected abstract MessageSubscriber subscriber();

    /** Makes a broker deliver that does not do so by itself. */
    protected void deliver() {}

    @Test
    void shouldDeliverEveryKindAsItWasSent() {
        // given
        Queue<Envelope> received = new ConcurrentLinkedQueue<>();
        subscriber()
                .subscribeBatches(
                        Destination.STATUS, 1, 10, batch -> batch.forEach(one -> received.add(one.envelope())));

        // when
        Set<String> confirmed = send(Destination.STATUS, MessageSamples.all());

        // then
        assertThat(confirmed).hasSameSizeAs(MessageSamples.all());
        eventually(() -> assertThat(received).containsExactlyInAnyOrderElementsOf(MessageSamples.all()));
    }

    @Test
    void shouldDeliverMessagesThatWereSentBeforeAnybodySubscribed() {
        // given
        send(Destination.PLACE, List.of(MessageSamples.reconcile(1)));
        Queue<Long> received = new ConcurrentLinkedQueue<>();

        // when
        subscriber().subscribeEach(Destination.PLACE, 1, one -> received.add(containerOf(one)));

        // then
        eventually(() -> assertThat(received).containsExactly(1L));
    }

    @Test
    void shouldLoseNothingWhenManyConsumersShareAQueue() {
        // given
        List<Envelope> messages =
                LongStream.range(0, 500).mapToObj(MessageSamples::reconcile).toList();
        Set<Long> received = ConcurrentHashMap.newKeySet();
        subscriber()
                .subscribeBatches(
                        Destination.RECONCILE, 4, 50, batch -> batch.forEach(one -> received.add(containerOf(one))));

        // when
        send(Destination.RECONCILE, messages);

        // then
        eventually(() -> assertThat(received).hasSize(500));
    }

    @Test
    void shouldDeliverAgainWithAHigherAttemptAndThenGiveUpWhenTheHandlerKeepsFailing() {
        // given
        Queue<Integer> attempts = new ConcurrentLinkedQueue<>();
        Queue<DeadMessage> dead = deadMessages();
        subscriber().subscribeEach(Destination.DOCKER, 1, one -> {
            attempts.add(one.deliveryAttempt());
            throw new IllegalStateException("no room");
        });

        // when
        send(Destination.DOCKER, List.of(MessageSamples.reconcile(1)));

        // then
        eventually(() -> assertThat(dead).singleElement().satisfies(one -> {
            assertThat(one.envelope()).isEqualTo(MessageSamples.reconcile(1));
            assertThat(one.reason()).isEqualTo("Failed 3 times, last with IllegalStateException: no room");
        }));
        assertThat(attempts).containsExactly(1, 2, 3);
    }

    @Test
    void shouldNotCountADeliveryWhenTheHandlerWantsItLater() {
        // given
        Queue<Integer> attempts = new ConcurrentLinkedQueue<>();
        subscriber().subscribeEach(Destination.DOCKER, 1, one -> {
            attempts.add(one.deliveryAttempt());
            if (attempts.size() <= MAX_DELIVERIES) {
                throw new RetryLaterException("the node is busy", RETRY_DELAYS.getFirst());
            }
        });

        // when
        send(Destination.DOCKER, List.of(MessageSamples.reconcile(1)));

        // then
        eventually(() -> assertThat(attempts).containsExactly(1, 1, 1, 1));
    }

    @Test
    void shouldNotCountADeliveryWhenTheDatabaseIsAway() {
        // given
        Queue<Integer> attempts = new ConcurrentLinkedQueue<>();
        subscriber().subscribeBatches(Destination.STATUS, 1, 10, batch -> {
            attempts.add(batch.getFirst().deliveryAttempt());
            if (attempts.size() <= MAX_DELIVERIES) {
                throw new IllegalStateException(new SQLTransientConnectionException("connection refused"));
            }
        });

        // when
        send(Destination.STATUS, List.of(MessageSamples.reconcile(1)));

        // then
        eventually(() -> assertThat(attempts).containsExactly(1, 1, 1, 1));
    }

    @Test
    void shouldEndInTheDeadLettersWithItsRawBodyWhenAMessageCannotBeRead() {
        // given
        Queue<DeadMessage> dead = deadMessages();
        Queue<Long> received = new ConcurrentLinkedQueue<>();
        subscriber()
                .subscribeBatches(
                        Destination.STATUS, 1, 10, batch -> batch.forEach(one -> received.add(containerOf(one))));
        String unknown = "{\"kind\": \"launch-rocket\", \"version\": 1}";

        // when
        sender().send(List.of(
                new Outgoing("1", Destination.STATUS, "no json"),
                new Outgoing("2", Destination.STATUS, codec.encode(MessageSamples.reconcile(2))),
                new Outgoing("3", Destination.STATUS, unknown)));

        // then
        eventually(() -> assertThat(dead)
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.envelope()).isNull()));
        assertThat(dead).extracting(DeadMessage::rawBody).containsExactlyInAnyOrder("no json", unknown);
        assertThat(dead).extracting(DeadMessage::reason).anyMatch(reason -> reason.contains("found launch-rocket"));
        eventually(() -> assertThat(received).containsExactly(2L));
    }

    @Test
    void shouldHandleTheOthersOfABatchWhenOneFails() {
        // given
        Queue<Long> handled = new ConcurrentLinkedQueue<>();
        Queue<DeadMessage> dead = deadMessages();
        send(
                Destination.STATUS,
                LongStream.range(0, 10).mapToObj(MessageSamples::reconcile).toList());

        // when
        subscriber().subscribeBatches(Destination.STATUS, 1, 10, batch -> {
            if (batch.stream().anyMatch(one -> containerOf(one) == 5)) {
                throw new IllegalStateException("poison");
            }
            batch.forEach(one -> handled.add(containerOf(one)));
        });

        // then
        eventually(() -> assertThat(dead).hasSize(1));
        assertThat(handled).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 6L, 7L, 8L, 9L);
    }

    @Test
    void shouldDeliverADeadLetterAgainWhenItsHandlerFails() {
        // given
        Queue<String> tries = new ConcurrentLinkedQueue<>();
        subscriber().subscribeDead(one -> {
            tries.add(one.reason());
            if (tries.size() == 1) {
                throw new IllegalStateException("no database");
            }
        });
        subscriber().subscribeEach(Destination.PLACE, 1, one -> {});

        // when
        sender().send(List.of(new Outgoing("1", Destination.PLACE, "no json")));

        // then
        eventually(() -> assertThat(tries).hasSize(2));
        assertThat(Set.copyOf(tries)).hasSize(1);
    }

    @Test
    void shouldTellEverySubscriberTheNews() {
        // given
        Queue<Envelope> first = new ConcurrentLinkedQueue<>();
        Queue<Envelope> second = new ConcurrentLinkedQueue<>();
        subscriber().subscribeLive(one -> first.add(one.envelope()));
        subscriber().subscribeLive(one -> second.add(one.envelope()));

        // when, then: news from before somebody listens is no news
        eventually(() -> {
            send(Destination.LIVE, List.of(MessageSamples.reconcile(1)));
            deliver();
            assertThat(first).isNotEmpty();
            assertThat(second).isNotEmpty();
        });
    }

    @Test
    void shouldForgetAnUnacknowledgedMessageWhenItsHandlerFails() {
        // given
        Queue<Long> received = new ConcurrentLinkedQueue<>();
        subscriber().subscribeUnacknowledged(Destination.OBSERVE, one -> {
            received.add(containerOf(one));
            throw new IllegalStateException("node is away");
        });

        // when
        send(Destination.OBSERVE, List.of(MessageSamples.reconcile(1), MessageSamples.reconcile(2)));

        // then
        eventually(() -> assertThat(received).containsExactlyInAnyOrder(1L, 2L));
    }

    protected final Set<String> send(Destination destination, List<Envelope> messages) {
        return sender().send(messages.stream()
                .map(one -> new Outgoing(one.messageId(), destination, codec.encode(one)))
                .toList());
    }

    protected final Queue<DeadMessage> deadMessages() {
        Queue<DeadMessage> dead = new ConcurrentLinkedQueue<>();
        subscriber().subscribeDead(dead::add);
        return dead;
    }

    protected static long containerOf(Received message) {
        return ((ReconcileContainer) message.envelope().body()).containerId();
    }

    protected final void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            deliver();
            assertion.run();
        });
    }
}
