package io.kdaemon.testing.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.MessageSender;
import io.kdaemon.messaging.MessageSender.Outgoing;
import io.kdaemon.messaging.MessageSubscriber;
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

    static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
