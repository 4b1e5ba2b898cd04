package io.kdaemon.bench.placement;

import io.kdaemon.node.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A made-up day of a cluster: services that stay, jobs that come and go, and some that take far more than they ask for. */
final class Trace {

    private static final int ARRIVALS = 500;

    private Trace() {}

    /** Kinds of applications: what they ask for, what they use, and how long; work is in core seconds, 0 for services. */
    enum Kind {
        WEB(250, 512, 0.15, 512, 0),
        CACHE(200, 2048, 0.05, 2048, 0),
        HUNGRY(250, 512, 1.5, 512, 0),
        BATCH(500, 1024, 2.0, 1024, 240),
        SHORT(100, 128, 0.8, 128, 30);

        private final Resources ask;
        private final double cores;
        private final long memoryBytes;
        private final double work;

        Kind(long cpuMillis, long askMebibytes, double cores, long mebibytes, double work) {
            this.ask = new Resources(cpuMillis, askMebibytes << 20);
            this.cores = cores;
            this.memoryBytes = mebibytes << 20;
            this.work = work;
        }

        Resources ask() {
            return ask;
        }

        double cores() {
            return cores;
        }

        long memoryBytes() {
            return memoryBytes;
        }

        double work() {
            return work;
        }
    }

    record Arrival(int second, Kind kind) {}

    /** Bursts of one kind, as deployments and batches are, in order of time. */
    static List<Arrival> of(long seed, int seconds) {
        Random random = new Random(seed);
        List<Arrival> arrivals = new ArrayList<>();
        while (arrivals.size() < ARRIVALS) {
            Kind kind = kind(random);
            int burst = 1 + random.nextInt(12);
            int second = random.nextInt(seconds);
            for (int i = 0; i < burst; i++) {
                arrivals.add(new Arrival(Math.min(seconds - 1, second + i / 4), kind));
            }
        }
        arrivals.sort((a, b) -> Integer.compare(a.second(), b.second()));
        return arrivals;
    }

    private static Kind kind(Random random) {
        int draw = random.nextInt(100);
        if (draw < 25) {
            return Kind.WEB;
        }
        if (draw < 33) {
            return Kind.CACHE;
        }
        if (draw < 40) {
            return Kind.HUNGRY;
        }
        return draw < 70 ? Kind.BATCH : Kind.SHORT;
    }
}
