package io.kdaemon.bench.placement;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.node.Node;
import io.kdaemon.node.Resources;
import io.kdaemon.placement.Constraints;
import io.kdaemon.planning.Ask;
import io.kdaemon.planning.Candidate;
import io.kdaemon.planning.Cluster;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * One synthetic trace on simulated nodes, in steps of a second. Nodes differ in size, some are busy with what nobody has placed, and containers
 * use more or less than they ask for. Where more is wanted than a node has, everybody on it gets his share and jobs take longer. Strategies see
 * samples as a scrape would show them: every 15 s, averaged over the minute before.
 */
final class Replay {

    private static final int STEPS = 3600;
    private static final int SCRAPE = 15;
    private static final int WINDOW = 60;
    private static final double BUSY = 0.85;
    private static final int LIMIT = 6 * STEPS;

    private final Strategy strategy;
    private final List<SimulatedHost> hosts;
    private final Deque<Trace.Arrival> waiting;
    private final Random random;
    private int busySeconds;
    private int hostSeconds;

    /**
     * @param busyShare share of node seconds above 85 % CPU while launches arrive
     * @param makespan seconds until all jobs were done
     */
    record Result(double busyShare, int makespan) {}

    private Replay(Strategy strategy, long seed) {
        this.strategy = strategy;
        this.hosts = SimulatedHost.fleet(seed);
        this.waiting = new ArrayDeque<>(Trace.of(seed, STEPS));
        this.random = new Random(seed);
    }

    static Result run(Strategy strategy, long seed) {
        return new Replay(strategy, seed).run();
    }

    private Result run() {
        int now = 0;
        Cluster cluster = observe(now);
        for (; now < LIMIT && !(waiting.isEmpty() && hosts.stream().allMatch(SimulatedHost::hasNoJobs)); now++) {
            if (now % SCRAPE == 0) {
                cluster = observe(now);
            }
            place(cluster, now);
            step(now);
        }
        return new Result((double) busySeconds / hostSeconds, now);
    }

    private void step(int now) {
        for (SimulatedHost host : hosts) {
            double use = host.step();
            if (now < STEPS) {
                hostSeconds++;
                busySeconds += use > BUSY ? 1 : 0;
            }
        }
    }

    /** In order of arrival; what finds no room waits, and those behind it may pass. */
    private void place(Cluster cluster, int now) {
        List<Trace.Arrival> left = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.getFirst().second() <= now) {
            Trace.Arrival arrival = waiting.removeFirst();
            if (!placed(arrival, cluster, now)) {
                left.add(arrival);
            }
        }
        left.reversed().forEach(waiting::addFirst);
    }

    private boolean placed(Trace.Arrival arrival, Cluster cluster, int now) {
        Ask ask = Ask.of(
                arrival.kind().ask(),
                new ApplicationId(arrival.kind().ordinal() + 1L),
                arrival.kind().name(),
                Constraints.NONE,
                Map.of());
        Optional<Candidate> chosen =
                strategy.choose(cluster, ask, node -> host(node.node()).containers(), random);
        chosen.ifPresent(candidate -> {
            cluster.promise(candidate.node().id(), ask);
            host(candidate.node()).start(arrival, now);
        });
        return chosen.isPresent();
    }

    private SimulatedHost host(Node node) {
        return hosts.get((int) node.id().value() - 1);
    }

    /** What is promised is always known; what is used, by the last sample. */
    private Cluster observe(int now) {
        return Cluster.of(hosts.stream()
                .map(host -> {
                    Resources pending = host.startedSince(now - WINDOW);
                    return SyntheticNodes.candidate(
                            host.node(), host.freeCoresOver(WINDOW), host.memoryAvailable(), host.reserved(), pending);
                })
                .toList());
    }
}
