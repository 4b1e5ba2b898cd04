package io.kdaemon.bench.fleet;

import io.kdaemon.bench.Api;
import io.kdaemon.bench.Latencies;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Posts launches at a fixed parallelism and waits until all of them run. */
final class FleetLoad {

    private static final int ATTEMPTS = 20;

    private final Api api;
    private final Fleet fleet;
    private final FleetDatabase database;
    private final FleetOptions options;
    private final AtomicInteger askedAgain = new AtomicInteger();

    FleetLoad(Fleet fleet, FleetDatabase database, FleetOptions options) {
        this.api = Fleet.api();
        this.fleet = fleet;
        this.database = database;
        this.options = options;
    }

    /** @return how long each POST took */
    Latencies launch(String family, long applicationId, int launches) throws Exception {
        Latencies posts = new Latencies();
        AtomicInteger next = new AtomicInteger();
        inParallel(() -> {
            for (int i = next.getAndIncrement(); i < launches; i = next.getAndIncrement()) {
                long begun = System.nanoTime();
                post("/0.0/container/create", Map.of("name", family + "-" + i, "application_id", applicationId));
                posts.add(Duration.ofNanos(System.nanoTime() - begun));
            }
        });
        return posts;
    }

    /** Registers the nodes {@code first} to {@code end - 1}. */
    void register(int first, int end) throws Exception {
        AtomicInteger next = new AtomicInteger(first);
        inParallel(() -> {
            for (int i = next.getAndIncrement(); i < end; i = next.getAndIncrement()) {
                post("/0.0/node/create", fleet.node(i));
            }
        });
    }

    /** @return its number */
    long addApplication() throws Exception {
        return api.post(
                        "/0.0/application/create",
                        Map.of(
                                "name", "bench",
                                "docker_image", "simulated/web:1",
                                "exposed_ports", "8080",
                                "memory", "64m",
                                "cpus", 0.05))
                .path("id")
                .asLong();
    }

    /** A 503 asks to try again; that the name is taken then means that the first try got through after all. */
    void post(String path, Map<String, ?> body) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                api.post(path, body);
                return;
            } catch (IOException e) {
                String failure = String.valueOf(e.getMessage());
                if (attempt > 1 && failure.contains("answered 409")) {
                    return;
                }
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                askedAgain.incrementAndGet();
                TimeUnit.SECONDS.sleep(1);
            }
        }
    }

    /** How often a request had to be sent once more. */
    int askedAgain() {
        return askedAgain.get();
    }

    void awaitRunning(String family, int launches) throws Exception {
        long end = System.nanoTime() + options.limit().toNanos();
        int running = database.countRunning(family);
        while (running < launches) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("%d of %d launches run after %d s, %d have failed; the first one: %s"
                        .formatted(
                                running,
                                launches,
                                options.limit().toSeconds(),
                                database.countFailed(family),
                                about(family + "-0")));
            }
            fleet.requireAlive();
            TimeUnit.MILLISECONDS.sleep(500);
            running = database.countRunning(family);
        }
    }

    private String about(String name) throws Exception {
        String path = "/0.0/containers/" + name;
        return "%s %s".formatted(api.get(path), api.get(path + "/events"));
    }

    /** Something that every client does. */
    interface Work {
        void run() throws Exception;
    }

    void inParallel(Work work) throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(options.parallelism())) {
            List<Future<?>> pending = new ArrayList<>();
            for (int i = 0; i < options.parallelism(); i++) {
                pending.add(clients.submit(() -> {
                    work.run();
                    return null;
                }));
            }
            for (Future<?> client : pending) {
                client.get();
            }
        }
    }
}
