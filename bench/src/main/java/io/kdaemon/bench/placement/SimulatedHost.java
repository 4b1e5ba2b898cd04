package io.kdaemon.bench.placement;

import io.kdaemon.node.Node;
import io.kdaemon.node.NodeFacts;
import io.kdaemon.node.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A host with containers, and with load that nobody has placed. */
final class SimulatedHost {

    private static final int HOSTS = 20;
    private static final int HISTORY = 60;

    private final Node node;
    private final double foreignCores;
    private final List<Running> running = new ArrayList<>();
    private final double[] used = new double[HISTORY];
    private int steps;

    private static final class Running {
        private final Trace.Kind kind;
        private final int since;
        private double done;

        private Running(Trace.Kind kind, int since) {
            this.kind = kind;
            this.since = since;
        }

        private boolean isOver() {
            return kind.work() > 0 && done >= kind.work();
        }
    }

    private SimulatedHost(Node node, double foreignCores) {
        this.node = node;
        this.foreignCores = foreignCores;
    }

    /** Of 4, 8 and 16 cores; every fourth is half busy with something else. */
    static List<SimulatedHost> fleet(long seed) {
        Random random = new Random(seed);
        List<SimulatedHost> hosts = new ArrayList<>();
        for (int id = 1; id <= HOSTS; id++) {
            int cores = 4 << random.nextInt(3);
            double foreign = id % 4 == 0 ? 0.5 * cores : 0;
            hosts.add(new SimulatedHost(SyntheticNodes.node(id, cores, cores * 4 * SyntheticNodes.GIB), foreign));
        }
        return hosts;
    }

    Node node() {
        return node;
    }

    void start(Trace.Arrival arrival, int now) {
        running.add(new Running(arrival.kind(), now));
    }

    int containers() {
        return running.size();
    }

    boolean hasNoJobs() {
        return running.stream().allMatch(container -> container.kind.work() == 0);
    }

    /** One second; returns the share of the cores in use. */
    double step() {
        double wanted = foreignCores
                + running.stream()
                        .mapToDouble(container -> container.kind.cores())
                        .sum();
        double share = Math.min(1, cores() / wanted);
        running.forEach(container -> container.done += share * container.kind.cores());
        running.removeIf(Running::isOver);
        used[steps++ % HISTORY] = Math.min(wanted, cores());
        return Math.min(wanted, cores()) / cores();
    }

    double freeCoresOver(int window) {
        int known = Math.min(steps, window);
        double sum = 0;
        for (int i = 0; i < known; i++) {
            sum += used[(steps - 1 - i) % HISTORY];
        }
        return cores() - (known == 0 ? foreignCores : sum / known);
    }

    long memoryAvailable() {
        return facts().memoryBytes()
                - running.stream()
                        .mapToLong(container -> container.kind.memoryBytes())
                        .sum();
    }

    Resources reserved() {
        return startedSince(Integer.MIN_VALUE);
    }

    Resources startedSince(int second) {
        return running.stream()
                .filter(container -> container.since > second)
                .map(container -> container.kind.ask())
                .reduce(Resources.NONE, Resources::plus);
    }

    private double cores() {
        return facts().cores();
    }

    private NodeFacts facts() {
        return node.facts().orElseThrow();
    }
}
