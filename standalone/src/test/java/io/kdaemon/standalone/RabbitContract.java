package io.kdaemon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.GetResponse;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.MessageSubscriber;
import io.kdaemon.messaging.MessageSubscriber.DeadMessage;
import io.kdaemon.testing.messaging.AmqpFrameContract;
import io.kdaemon.testing.messaging.MessageSamples;
import io.kdaemon.testing.rabbit.RabbitBroker;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.context.ConfigurableApplicationContext;

/** A real RabbitMQ does what the application needs of a broker, also when it goes away and comes back. */
abstract class RabbitContract extends AmqpFrameContract {

    private static final int DELIVERY_LIMIT = 20;

    private final RabbitBroker broker;

    RabbitContract(RabbitBroker broker) {
        this.broker = broker;
    }

    @Override
    protected Map<String, String> connection() {
        return Map.of(
                "spring.rabbitmq.host",
                broker.host(),
                "spring.rabbitmq.port",
                String.valueOf(broker.port()),
                "spring.rabbitmq.username",
                broker.user(),
                "spring.rabbitmq.password",
                broker.password());
    }

    @Test
    void shouldKeepEveryQueueOnTheDisksOfAMajority() {
        // given
        send(Destination.PLACE, List.of(MessageSamples.reconcile(1)));

        // when
        String types = broker.control("list_queues", "--no-table-headers", "name", "type", "durable");

        // then
        assertThat(types.lines().map(line -> line.split("\\s+")))
                .allSatisfy(queue -> assertThat(queue).endsWith("quorum", "true"))
                .extracting(queue -> queue[0])
                .containsAll(queueNames());
    }

    @Test
    void shouldBuryAMessageThatKillsItsConsumersWhenTheLimitIsReached() {
        // given
        send(Destination.PLACE, List.of(MessageSamples.reconcile(1)));
        Queue<DeadMessage> dead = deadMessages();

        // when
        IntStream.rangeClosed(0, DELIVERY_LIMIT).forEach(_ -> dieWithMessageOf(Destination.PLACE));

        // then
        eventually(() -> assertThat(dead).hasSize(1));
        assertThat(waiting(Destination.PLACE)).isZero();
    }

    @Test
    void shouldConfirmNothingWhileTheBrokerIsAwayAndDeliverEverythingWhenItIsBack() {
        // given
        List<Envelope> before =
                LongStream.range(0, 50).mapToObj(MessageSamples::reconcile).toList();
        List<Envelope> after =
                LongStream.range(50, 100).mapToObj(MessageSamples::reconcile).toList();
        assertThat(send(Destination.STATUS, before)).hasSize(50);
        broker.kill();

        // when
        Set<String> confirmed = send(Destination.STATUS, after);
        broker.startAgain();

        // then
        assertThat(confirmed).isEmpty();
        Set<Long> received = ConcurrentHashMap.newKeySet();
        subscriber()
                .subscribeBatches(
                        Destination.STATUS, 2, 20, batch -> batch.forEach(one -> received.add(containerOf(one))));
        eventually(() -> assertThat(send(Destination.STATUS, after)).hasSize(50));
        eventually(() -> assertThat(received).hasSize(100));
    }

    @Test
    void shouldStartWhileTheBrokerIsAwayAndConsumeWhenItIsBack() {
        // given
        send(Destination.PLACE, List.of(MessageSamples.reconcile(1)));
        broker.stop();
        Queue<Long> received = new ConcurrentLinkedQueue<>();

        // when
        try (ConfigurableApplicationContext other = newProcess()) {
            other.getBean(MessageSubscriber.class)
                    .subscribeEach(Destination.PLACE, 1, one -> received.add(containerOf(one)));
            broker.startAgain();

            // then
            eventually(() -> assertThat(received).containsExactly(1L));
        }
    }

    @Test
    void shouldDeliverAgainWhenTheBrokerGoesAwayWhileAMessageIsHandled() {
        // given
        Queue<Long> begun = new ConcurrentLinkedQueue<>();
        CountDownLatch away = new CountDownLatch(1);
        subscriber().subscribeEach(Destination.DOCKER, 1, one -> {
            begun.add(containerOf(one));
            try {
                away.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        send(Destination.DOCKER, List.of(MessageSamples.reconcile(1)));
        eventually(() -> assertThat(begun).hasSize(1));

        // when
        broker.kill();
        away.countDown();
        broker.startAgain();

        // then
        eventually(() -> assertThat(begun).containsExactly(1L, 1L));
    }

    @Test
    void shouldConsumeAgainWhenTheQueueWasDeleted() {
        // given
        Queue<Long> received = new ConcurrentLinkedQueue<>();
        subscriber().subscribeEach(Destination.RECONCILE, 1, one -> received.add(containerOf(one)));
        send(Destination.RECONCILE, List.of(MessageSamples.reconcile(1)));
        eventually(() -> assertThat(received).containsExactly(1L));

        // when
        admin().deleteQueue(Destination.RECONCILE.address());

        // then
        eventually(() -> assertThat(send(Destination.RECONCILE, List.of(MessageSamples.reconcile(2))))
                .hasSize(1));
        eventually(() -> assertThat(received).contains(2L));
    }

    @Test
    void shouldConfirmNothingWhileTheBrokerIsShortOfMemory() {
        // given
        assertThat(send(Destination.STATUS, List.of(MessageSamples.reconcile(1))))
                .hasSize(1);
        broker.control("set_vm_memory_high_watermark", "0");

        // when
        Set<String> confirmed = send(Destination.STATUS, List.of(MessageSamples.reconcile(2)));
        Set<String> confirmedLater = send(Destination.STATUS, List.of(MessageSamples.reconcile(3)));
        broker.control("set_vm_memory_high_watermark", "0.4");

        // then
        assertThat(confirmed).isEmpty();
        assertThat(confirmedLater).isEmpty();
        eventually(() -> assertThat(send(Destination.STATUS, List.of(MessageSamples.reconcile(3))))
                .hasSize(1));
    }

    private List<String> queueNames() {
        return process
                .getBean(Declarables.class)
                .getDeclarablesByType(org.springframework.amqp.core.Queue.class)
                .stream()
                .map(org.springframework.amqp.core.Queue::getName)
                .toList();
    }

    /** As far as the broker can tell: the delivery comes back without an answer. */
    private void dieWithMessageOf(Destination destination) {
        RabbitTemplate template = new RabbitTemplate(process.getBean(ConnectionFactory.class));
        eventually(() -> assertThat(template.<Boolean>execute(channel -> {
                    GetResponse taken = channel.basicGet(destination.address(), false);
                    if (taken != null) {
                        channel.basicNack(taken.getEnvelope().getDeliveryTag(), false, true);
                    }
                    return taken != null;
                }))
                .isTrue());
    }
}
