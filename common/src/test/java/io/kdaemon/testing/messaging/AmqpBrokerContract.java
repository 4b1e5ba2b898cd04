package io.kdaemon.testing.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.MessageSender;
import io.kdaemon.messaging.MessageSender.Outgoing;
import io.kdaemon.messaging.MessageSubscriber;
import io.kdaemon.messaging.MessageSubscriber.DeadMessage;
import io.kdaemon.messaging.MessagingConfiguration;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.QueueInformation;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** {@link BrokerContract} and what only a broker in another process or on other threads can be asked, through the beans of the application. */
public abstract class AmqpBrokerContract extends BrokerContract {

    private static final int STOP_SECONDS = 5;

    protected ConfigurableApplicationContext process;

    /** {@code spring.rabbitmq.host}, {@code port}, {@code username} and {@code password}. */
    protected abstract Map<String, String> connection();

    /** What the application adds for this broker. */
    protected Class<?>[] additions() {
        return new Class<?>[0];
    }

    @BeforeEach
    void startProcess() {
        process = newProcess();
        purge();
    }

    @AfterEach
    void stopProcess() {
        process.close();
    }

    @Override
    protected MessageSender sender() {
        return process.getBean(MessageSender.class);
    }

    @Override
    protected MessageSubscriber subscriber() {
        return process.getBean(MessageSubscriber.class);
    }

    protected final ConfigurableApplicationContext newProcess() {
        return new SpringApplicationBuilder(MessagingConfiguration.class, RabbitAutoConfiguration.class)
                .sources(additions())
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .initializers(
                        context -> context.getBeanFactory().registerSingleton("meters", new SimpleMeterRegistry()))
                .properties(new HashMap<>(properties()))
                .run();
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>(connection());
        properties.put("kdaemon.messaging.retry-delays", "100ms,300ms");
        properties.put("kdaemon.messaging.max-deliveries", MAX_DELIVERIES);
        properties.put("kdaemon.messaging.observe-expiry", "1s");
        properties.put("kdaemon.messaging.stop-timeout", STOP_SECONDS + "s");
        properties.put("spring.main.register-shutdown-hook", false);
        return properties;
    }

    private void purge() {
        process.getBean(Declarables.class)
                .getDeclarablesByType(org.springframework.amqp.core.Queue.class)
                .forEach(queue -> admin().purgeQueue(queue.getName()));
    }

    protected final AmqpAdmin admin() {
        return process.getBean(AmqpAdmin.class);
    }

    protected final long waiting(Destination destination) {
        QueueInformation queue = admin().getQueueInfo(destination.address());
        return queue == null ? 0 : queue.getMessageCount();
    }

    @Test
    void shouldNotConfirmWhatNobodyCanTakeAndSeeToItThatSomebodyCan() {
        // given
        deleteQueue(Destination.OBSERVE);

        // when
        List<Envelope> one = List.of(MessageSamples.reconcile(1));

        // then
        assertThat(send(Destination.OBSERVE, one)).isEmpty();
        eventually(() -> assertThat(send(Destination.OBSERVE, one)).hasSize(1));
    }

    @Test
    void shouldConfirmTheOthersOfABatchWhenNobodyCanTakeOne() {
        // given
        deleteQueue(Destination.OBSERVE);

        // when
        Set<String> confirmed = sender().send(List.of(
                outgoing("1", Destination.PLACE),
                outgoing("2", Destination.OBSERVE),
                outgoing("3", Destination.PLACE)));

        // then
        assertThat(confirmed).containsExactlyInAnyOrder("1", "3");
    }

    @Test
    void shouldHandleAsManyAtOnceAsAllowedAndNoMore() {
        // given
        AtomicInteger atWork = new AtomicInteger();
        Queue<Integer> peaks = new ConcurrentLinkedQueue<>();
        CountDownLatch done = new CountDownLatch(1);
        subscriber().subscribeEach(Destination.DOCKER, 4, one -> {
            peaks.add(atWork.incrementAndGet());
            awaitUninterrupted(done);
            atWork.decrementAndGet();
        });

        // when
        send(
                Destination.DOCKER,
                LongStream.range(0, 20).mapToObj(MessageSamples::reconcile).toList());

        // then
        eventually(() -> assertThat(atWork).hasValue(4));
        done.countDown();
        eventually(() -> assertThat(peaks).hasSize(20));
        assertThat(peaks).allMatch(peak -> peak <= 4);
    }

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

    @Test
    void shouldDropAnObservationThatNobodyTookInTime() {
        // when
        send(Destination.OBSERVE, List.of(MessageSamples.reconcile(1)));

        // then
        assertThat(waiting(Destination.OBSERVE)).isEqualTo(1);
        eventually(() -> assertThat(waiting(Destination.OBSERVE)).isZero());
        assertThat(waiting(Destination.DEAD)).isZero();
    }

    @Test
    void shouldTellTheNewsToOtherProcesses() {
        // given
        Queue<Envelope> here = new ConcurrentLinkedQueue<>();
        Queue<Envelope> there = new ConcurrentLinkedQueue<>();
        subscriber().subscribeLive(one -> here.add(one.envelope()));
        try (ConfigurableApplicationContext other = newProcess()) {
            other.getBean(MessageSubscriber.class).subscribeLive(one -> there.add(one.envelope()));

            // when, then
            eventually(() -> {
                send(Destination.LIVE, List.of(MessageSamples.reconcile(1)));
                assertThat(here).isNotEmpty();
                assertThat(there).isNotEmpty();
            });
        }
    }

    /** Once sending has begun: its new connection declares every queue. */
    private void deleteQueue(Destination destination) {
        send(Destination.PLACE, List.of(MessageSamples.reconcile(1)));
        admin().deleteQueue(destination.address());
    }

    private Outgoing outgoing(String messageId, Destination destination) {
        return new Outgoing(messageId, destination, codec.encode(MessageSamples.reconcile(1)));
    }

    protected final void loseConnections() {
        process.getBean(CachingConnectionFactory.class).resetConnection();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
