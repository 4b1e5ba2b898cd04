package io.kdaemon.bench.fleet;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.MessageProperties;
import io.kdaemon.bench.Latencies;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The least that a launch can cost on these stores: one row, durably, and one message to a quorum queue, confirmed. Every thread has a
 * connection and a channel of its own; nothing is batched, as the API's clients do not batch either.
 */
final class Floor {

    private static final String QUEUE = "floor";
    private static final long CONFIRM_MILLIS = 10_000;
    private static final String PAYLOAD = "{\"kind\":\"launch\",\"text\":\"%s\"}".formatted("x".repeat(400));

    private final StoreContainers stores;
    private final Latencies latencies = new Latencies();

    record Result(double perSecond, double p50, double p99) {}

    Floor(StoreContainers stores) {
        this.stores = stores;
    }

    Result measure(int jobs, int parallelism) throws Exception {
        try (Connection database = stores.connect();
                Statement statement = database.createStatement();
                com.rabbitmq.client.Connection broker = stores.broker().newConnection();
                Channel channel = broker.createChannel()) {
            statement.execute("CREATE TABLE floor (id BIGINT PRIMARY KEY AUTO_INCREMENT, body TEXT) ENGINE = InnoDB");
            channel.queueDeclare(QUEUE, true, false, false, Map.of("x-queue-type", "quorum"));
            long nanos = run(jobs, parallelism, broker);
            channel.queueDelete(QUEUE);
            statement.execute("DROP TABLE floor");
            return new Result(jobs * 1e9 / nanos, latencies.millis(0.5), latencies.millis(0.99));
        }
    }

    private long run(int jobs, int parallelism, com.rabbitmq.client.Connection broker) throws Exception {
        AtomicInteger left = new AtomicInteger(jobs);
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(parallelism)) {
            List<Future<?>> pending = new ArrayList<>();
            for (int i = 0; i < parallelism; i++) {
                pending.add(threads.submit(() -> {
                    work(left, broker);
                    return null;
                }));
            }
            for (Future<?> thread : pending) {
                thread.get();
            }
        }
        return System.nanoTime() - start;
    }

    private void work(AtomicInteger left, com.rabbitmq.client.Connection broker) throws Exception {
        try (Connection database = stores.connect();
                PreparedStatement insert = database.prepareStatement("INSERT INTO floor (body) VALUES (?)");
                Channel channel = broker.createChannel()) {
            channel.confirmSelect();
            while (left.getAndDecrement() > 0) {
                long begun = System.nanoTime();
                job(insert, channel);
                latencies.add(Duration.ofNanos(System.nanoTime() - begun));
            }
        }
    }

    private static void job(PreparedStatement insert, Channel channel) throws Exception {
        insert.setString(1, PAYLOAD);
        if (insert.executeUpdate() != 1) {
            throw new SQLException("nothing was inserted");
        }
        channel.basicPublish(
                "", QUEUE, true, MessageProperties.PERSISTENT_BASIC, PAYLOAD.getBytes(StandardCharsets.UTF_8));
        channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
    }
}
