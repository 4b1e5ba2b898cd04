package io.kdaemon.standalone;

import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.MessageCodec;
import io.kdaemon.messaging.MessageSender;
import io.kdaemon.messaging.MessageSender.Outgoing;
import io.kdaemon.messaging.MessageSubscriber;
import io.kdaemon.messaging.MessagingConfiguration;
import io.kdaemon.standalone.embedded.EmbeddedBroker;
import io.kdaemon.testing.messaging.MessageSamples;
import io.kdaemon.testing.rabbit.RabbitServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.stream.LongStream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Latency of a lone message and throughput, through the beans of the application: {@code embedded} or {@code rabbit}. */
final class MessagingBenchmark {

    private static final int LONE = 2_000;
    private static final int MANY = 20_000;
    private static final int BATCH = 200;
    private static final int ROUNDS = 3;

    private final MessageCodec codec = new MessageCodec();
    private final MessageSender sender;
    private final SynchronousQueue<Long> arrivals = new SynchronousQueue<>();
    private volatile CountDownLatch remaining = new CountDownLatch(0);

    private MessagingBenchmark(MessageSender sender, MessageSubscriber subscriber) {
        this.sender = sender;
        subscriber.subscribeBatches(Destination.RECONCILE, 2, 100, batch -> arrived());
        subscriber.subscribeEach(Destination.DOCKER, 32, one -> arrived());
        subscriber.subscribeBatches(Destination.STATUS, 2, 100, batch -> batch.forEach(one -> remaining.countDown()));
        subscriber.subscribeEach(Destination.PLACE, 64, one -> remaining.countDown());
    }

    static void main(String[] args) throws Exception {
        if (args[0].equals("rabbit")) {
            try (RabbitServer broker = RabbitServer.start()) {
                run(broker.host(), broker.port(), broker.user(), broker.password());
            }
        } else {
            try (EmbeddedBroker broker = EmbeddedBroker.start(Path.of("target", "embedded", "bench"))) {
                run(broker.host(), broker.port(), broker.user(), broker.password());
            }
        }
    }

    private static void run(String host, int port, String user, String password) throws Exception {
        try (ConfigurableApplicationContext process = new SpringApplicationBuilder(
                        MessagingConfiguration.class, RabbitAutoConfiguration.class, EmbeddedBrokerArguments.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.rabbitmq.host=" + host,
                        "spring.rabbitmq.port=" + port,
                        "spring.rabbitmq.username=" + user,
                        "spring.rabbitmq.password=" + password)
                .run()) {
            MessagingBenchmark benchmark = new MessagingBenchmark(
                    process.getBean(MessageSender.class), process.getBean(MessageSubscriber.class));
            for (int round = 1; round <= ROUNDS; round++) {
                System.out.println("round " + round);
                benchmark.lone("batch subscriber", Destination.RECONCILE);
                benchmark.lone("each subscriber", Destination.DOCKER);
                benchmark.many("batch subscriber", Destination.STATUS);
                benchmark.many("each subscriber", Destination.PLACE);
            }
        }
    }

    private void arrived() {
        try {
            arrivals.put(System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lone(String label, Destination destination) throws InterruptedException {
        long[] toHandler = new long[LONE];
        long[] toConfirm = new long[LONE];
        for (int i = 0; i < LONE; i++) {
            List<Outgoing> message = List.of(message(destination, i));
            long start = System.nanoTime();
            Thread confirm = Thread.ofVirtual().start(() -> sender.send(message));
            toHandler[i] = arrivals.take() - start;
            confirm.join();
            toConfirm[i] = System.nanoTime() - start;
        }
        System.out.printf(
                "  lone, %s: to handler %s, to confirm %s%n", label, percentiles(toHandler), percentiles(toConfirm));
    }

    private void many(String label, Destination destination) throws InterruptedException {
        remaining = new CountDownLatch(MANY);
        long start = System.nanoTime();
        for (int from = 0; from < MANY; from += BATCH) {
            sender.send(LongStream.range(from, from + BATCH)
                    .mapToObj(id -> message(destination, id))
                    .toList());
        }
        Duration sent = Duration.ofNanos(System.nanoTime() - start);
        remaining.await();
        Duration handled = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf(
                "  %d in batches of %d, %s: confirmed %d/s, handled %d/s%n",
                MANY, BATCH, label, MANY * 1000L / sent.toMillis(), MANY * 1000L / handled.toMillis());
    }

    private Outgoing message(Destination destination, long id) {
        return new Outgoing("m-" + id, destination, codec.encode(MessageSamples.reconcile(id)));
    }

    private static String percentiles(long[] nanos) {
        Arrays.sort(nanos);
        return "p50 %.2f ms p99 %.2f ms".formatted(nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6);
    }
}
