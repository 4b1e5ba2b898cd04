package io.kdaemon.testing.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.MessageSubscriber;
import io.kdaemon.messaging.MessageSubscriber.DeadMessage;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** What becomes of work under way when the connection to the broker is lost or the process stops. */
public abstract class AmqpInterruptionContract extends AmqpBrokerContract {

    @Test
    void shouldDeliverAgainWhenTheConnectionIsLostWhileAMessageIsHandled() {
        // given
        Queue<Long> begun = new ConcurrentLinkedQueue<>();
        CountDownLatch lost = new CountDownLatch(1);
        subscriber().subscribeEach(Destination.DOCKER, 2, one -> {
            begun.add(containerOf(one));
            awaitUninterrupted(lost);
        });
        send(Destination.DOCKER, List.of(MessageSamples.reconcile(1)));
        eventually(() -> assertThat(begun).containsExactly(1L));

        // when
        loseConnections();
        lost.countDown();

        // then
        eventually(() -> assertThat(begun).containsExactly(1L, 1L));
        eventually(() -> assertThat(waiting(Destination.DOCKER)).isZero());
    }

    @Test
    void shouldDeliverTheBatchAgainWhenTheConnectionIsLostWhileItIsHandled() {
        // given
        Queue<Integer> batches = new ConcurrentLinkedQueue<>();
        CountDownLatch lost = new CountDownLatch(1);
        send(
                Destination.STATUS,
                LongStream.range(0, 5).mapToObj(MessageSamples::reconcile).toList());
        Queue<Long> handled = new ConcurrentLinkedQueue<>();
        subscriber().subscribeBatches(Destination.STATUS, 1, 10, batch -> {
            batches.add(batch.size());
            awaitUninterrupted(lost);
            batch.forEach(one -> handled.add(containerOf(one)));
        });
        eventually(() -> assertThat(batches).isNotEmpty());

        // when
        loseConnections();
        lost.countDown();

        // then
        eventually(() -> assertThat(handled).hasSizeGreaterThan(5).contains(0L, 1L, 2L, 3L, 4L));
    }

    @Test
    void shouldFinishWhatIsHandledWhenTheProcessStops() {
        // given
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        Queue<Long> handled = new ConcurrentLinkedQueue<>();
        ConfigurableApplicationContext other = newProcess();
        other.getBean(MessageSubscriber.class).subscribeEach(Destination.DOCKER, 1, one -> {
            begun.countDown();
            awaitUninterrupted(stopping);
            handled.add(containerOf(one));
        });
        send(Destination.DOCKER, List.of(MessageSamples.reconcile(1), MessageSamples.reconcile(2)));
        awaitUninterrupted(begun);

        // when
        Thread stop = Thread.ofVirtual().start(other::close);
        await().until(other::isClosed);
        stopping.countDown();
        await().until(() -> !stop.isAlive());

        // then: what was begun is done, and what was not is there for somebody else
        assertThat(handled).contains(1L);
        eventually(
                () -> assertThat(handled.size() + waiting(Destination.DOCKER)).isEqualTo(2));
    }

    @Test
    void shouldHandBackWhatIsNotDoneInTimeAndNotCountItWhenTheProcessStops() {
        // given
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        ConfigurableApplicationContext other = newProcess();
        other.getBean(MessageSubscriber.class).subscribeEach(Destination.DOCKER, 1, _ -> {
            begun.countDown();
            awaitUninterrupted(never);
        });
        send(Destination.DOCKER, List.of(MessageSamples.reconcile(1)));
        awaitUninterrupted(begun);
        Queue<Integer> attempts = new ConcurrentLinkedQueue<>();
        Queue<DeadMessage> dead = deadMessages();

        // when
        other.close();
        subscriber().subscribeEach(Destination.DOCKER, 1, one -> attempts.add(one.deliveryAttempt()));
        send(Destination.DOCKER, List.of(MessageSamples.reconcile(2)));

        // then
        eventually(() -> assertThat(attempts).containsExactly(1, 1));
        assertThat(dead).isEmpty();
    }
}
