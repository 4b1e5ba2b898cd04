package io.kdaemon.bench.simulator;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The instant queries that the scheduler asks, answered for all simulated nodes at once. Nothing is measured: every node has a load of its own
 * that never changes, and every container that it pretends to run adds a little.
 */
final class SimulatedPrometheus {

    private static final String EXPORTER_PORT = ":9100";
    private static final double CORES_PER_CONTAINER = 0.01;
    private static final long BYTES_PER_CONTAINER = 16L << 20;
    private static final int LEVELS = 40;
    private static final double CORES_PER_LEVEL = 0.05;

    private final List<SimulatedNode> nodes;
    private final Clock clock;

    SimulatedPrometheus(List<SimulatedNode> nodes, Clock clock) {
        this.nodes = nodes;
        this.clock = clock;
    }

    record Answer(String status, Data data) {

        record Data(String resultType, List<Series> result) {}

        record Series(Map<String, String> metric, List<Object> value) {}
    }

    Answer answer(String promQl) {
        ToDoubleFunction<SimulatedNode> metric = metric(promQl);
        double now = clock.millis() / 1e3;
        List<Answer.Series> series = nodes.stream()
                .map(node -> new Answer.Series(
                        Map.of("instance", node.address() + EXPORTER_PORT),
                        List.of(now, Double.toString(metric.applyAsDouble(node)))))
                .toList();
        return new Answer("success", new Answer.Data("vector", series));
    }

    private ToDoubleFunction<SimulatedNode> metric(String promQl) {
        if (promQl.contains("node_cpu_seconds_total")) {
            return SimulatedPrometheus::freeCores;
        }
        if (promQl.contains("node_memory_MemAvailable_bytes")) {
            return node -> SimulatedEngineApi.MEMORY - (double) BYTES_PER_CONTAINER * running(node);
        }
        if (promQl.contains("timestamp")) {
            return _ -> clock.millis() / 1e3;
        }
        return node -> node.behaviour().mode() == NodeBehaviour.Mode.ANSWERING ? 1 : 0;
    }

    private static double freeCores(SimulatedNode node) {
        double basic = Math.floorMod(node.address().hashCode(), LEVELS) * CORES_PER_LEVEL;
        return Math.max(0, SimulatedEngineApi.CORES - basic - CORES_PER_CONTAINER * running(node));
    }

    private static long running(SimulatedNode node) {
        return node.containers().stream().filter(SimulatedContainer::isRunning).count();
    }
}
