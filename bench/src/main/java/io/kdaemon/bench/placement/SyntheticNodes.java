package io.kdaemon.bench.placement;

import io.kdaemon.load.LoadReading;
import io.kdaemon.load.NodeLoad;
import io.kdaemon.node.EngineAddress;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeFacts;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeStatus;
import io.kdaemon.node.Resources;
import io.kdaemon.planning.Candidate;
import io.kdaemon.planning.Residents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Nodes that exist as candidates only. */
final class SyntheticNodes {

    static final long GIB = 1L << 30;
    private static final Instant SAMPLED = Instant.parse("2026-01-01T12:00:00Z");
    private static final double CPU_OVERCOMMIT = 2;

    private SyntheticNodes() {}

    /** All alike and idle, but for the small differences that every measurement has. */
    static List<Candidate> equal(int count, long seed) {
        Random random = new Random(seed);
        List<Candidate> nodes = new ArrayList<>();
        for (int id = 1; id <= count; id++) {
            double freeCores = 16 - random.nextDouble(0.1);
            nodes.add(candidate(node(id, 16, 64 * GIB), freeCores, 64 * GIB, Resources.NONE, Resources.NONE));
        }
        return nodes;
    }

    /** Of different load, some with hardly any room left. */
    static List<Candidate> busy(int count, long seed) {
        Random random = new Random(seed);
        List<Candidate> nodes = new ArrayList<>();
        for (int id = 1; id <= count; id++) {
            Resources reserved = new Resources(random.nextInt(30_000), random.nextLong(60 * GIB));
            nodes.add(candidate(
                    node(id, 16, 64 * GIB),
                    random.nextDouble(16),
                    random.nextLong(64 * GIB),
                    reserved,
                    new Resources(reserved.cpuMillis() / 10, reserved.memoryBytes() / 10)));
        }
        return nodes;
    }

    static Candidate unmeasured(Candidate node) {
        return new Candidate(
                node.node(),
                new LoadReading.Unknown("no Prometheus is configured for it"),
                node.limit(),
                node.reserved(),
                node.pending(),
                node.residents(),
                node.launchFailures());
    }

    static Node node(int id, int cores, long memoryBytes) {
        String address = "10.%d.%d.%d".formatted(id >> 16, id >> 8 & 255, id & 255);
        NodeFacts facts = new NodeFacts("28.5.2", "1.51", cores, memoryBytes, "overlay2", "Debian");
        Map<String, String> labels = Map.of("zone", "z" + id % 3, "number", Integer.toString(id));
        return new Node(
                new NodeId(id),
                new Node.Profile("node-" + id, 0, new EngineAddress(address, 2375), null, address, labels),
                true,
                new Node.Condition(NodeStatus.READY, null, facts, SAMPLED),
                Resources.NONE,
                new Node.Timestamps(SAMPLED, SAMPLED, SAMPLED),
                1);
    }

    static Candidate candidate(
            Node node, double freeCores, long memoryAvailable, Resources reserved, Resources pending) {
        NodeFacts facts = node.facts().orElseThrow();
        Resources limit = new Resources(Math.round(facts.cores() * 1000 * CPU_OVERCOMMIT), facts.memoryBytes());
        LoadReading reading = new LoadReading.Known(
                new NodeLoad(freeCores, memoryAvailable, SAMPLED),
                node.profile().hostname() + ":9100");
        return new Candidate(node, reading, limit, reserved, pending, Residents.NONE, 0);
    }
}
