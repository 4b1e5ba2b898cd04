package io.kdaemon.bench.simulator;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The instant query that the scheduler asks, answered for all simulated nodes at once. Nothing is measured: every node has a load of its own
 * that never changes, and every container that it pretends to run adds a little.
 */
final class SimulatedPrometheus {

    /** Every part of the question carries its name in this label. */
    private static final Pattern PART = Pattern.compile("\"signal\", \"(\\w+)\"");

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
        double now = clock.millis() / 1e3;
        List<Answer.Series> series = PART.matcher(promQl)
                .results()
                .map(part -> part.group(1))
                .flatMap(name -> nodes.stream().flatMap(node -> series(name, node, now)))
                .toList();
        return new Answer("success", new Answer.Data("vector", series));
    }

    private static Stream<Answer.Series> series(String name, SimulatedNode node, double now) {
        return value(name, node, now).stream()
                .mapToObj(value -> new Answer.Series(
                        Map.of("instance", node.address() + EXPORTER_PORT, "signal", name),
                        List.of(now, Double.toString(value))));
    }

    /** What is told: that which is required, and when it was measured. */
    private static OptionalDouble value(String name, SimulatedNode node, double now) {
        return switch (name) {
            case "free_cores" -> OptionalDouble.of(freeCores(node));
            case "memory_available_bytes" ->
                OptionalDouble.of(SimulatedEngineApi.MEMORY - (double) BYTES_PER_CONTAINER * running(node));
            case "free_cores_time", "memory_available_bytes_time" -> OptionalDouble.of(now);
            case "up" -> OptionalDouble.of(node.behaviour().mode() == NodeBehaviour.Mode.ANSWERING ? 1 : 0);
            default -> OptionalDouble.empty();
        };
    }

    private static double freeCores(SimulatedNode node) {
        double basic = Math.floorMod(node.address().hashCode(), LEVELS) * CORES_PER_LEVEL;
        return Math.max(0, SimulatedEngineApi.CORES - basic - CORES_PER_CONTAINER * running(node));
    }

    private static long running(SimulatedNode node) {
        return node.containers().stream().filter(SimulatedContainer::isRunning).count();
    }
}
