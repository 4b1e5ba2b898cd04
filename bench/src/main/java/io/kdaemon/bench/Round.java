package io.kdaemon.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Some launches one way at one parallelism, added up over rounds. */
public final class Round {

    private final Launcher launcher;
    private final String prefix;
    private final Latencies latencies = new Latencies();
    private final AtomicInteger sequence = new AtomicInteger();
    private long nanos;

    public Round(Launcher launcher, String prefix) {
        this.launcher = launcher;
        this.prefix = prefix;
    }

    public void run(int launches, int parallelism) throws Exception {
        long start = System.nanoTime();
        try (ExecutorService clients = Executors.newFixedThreadPool(parallelism)) {
            List<Future<?>> pending = new ArrayList<>();
            for (int i = 0; i < launches; i++) {
                pending.add(clients.submit(() -> {
                    launchOne();
                    return null;
                }));
            }
            for (Future<?> launch : pending) {
                launch.get();
            }
        }
        nanos += System.nanoTime() - start;
        launcher.removeAll();
    }

    private void launchOne() throws Exception {
        long start = System.nanoTime();
        launcher.launch(prefix + "-" + sequence.incrementAndGet());
        latencies.add(Duration.ofNanos(System.nanoTime() - start));
    }

    public double perSecond() {
        return latencies.count() * 1e9 / nanos;
    }

    public Latencies latencies() {
        return latencies;
    }
}
