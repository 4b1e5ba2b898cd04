package io.kdaemon.dockerworker.metrics;

import io.kdaemon.dockerworker.isolation.NodeGate;
import io.kdaemon.dockerworker.isolation.NodeGates;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** How nodes fare at this worker. The cluster may have thousands, so only those that stand out are shown by name, and only so many. */
public final class NodeMeters {

    private static final int MOST_SHOWN = 20;

    private final MeterRegistry registry;
    private final NodeGates gates;
    private final Map<NodeGate, Gauge> resting = new HashMap<>();
    private final Map<NodeGate, Gauge> busy = new HashMap<>();
    private final Map<NodeGate, Gauge> limits = new HashMap<>();

    public NodeMeters(MeterRegistry registry, NodeGates gates) {
        this.registry = registry;
        this.gates = gates;
        registry.gauge("kdaemon.engines.resting", gates, NodeMeters::countResting);
        registry.gauge("kdaemon.engines.silent", gates, NodeMeters::countSilent);
        registry.gauge("kdaemon.commands", gates, NodeMeters::sumCommands);
    }

    private static double countResting(NodeGates gates) {
        return gates.stream().filter(NodeGate::isResting).count();
    }

    private static double countSilent(NodeGates gates) {
        return gates.stream().filter(NodeGate::isSilent).count();
    }

    private static double sumCommands(NodeGates gates) {
        return gates.stream().mapToInt(NodeGate::commands).sum();
    }

    /** By one caller at a time. */
    public void refresh() {
        show(resting, "kdaemon.node.resting", NodeGate::isResting, gate -> gate.isResting() ? 1 : 0);
        show(busy, "kdaemon.node.commands", gate -> gate.commands() > 0, NodeGate::commands);
        show(limits, "kdaemon.node.write.limit", gate -> gate.commands() > 0, NodeGate::writeLimit);
    }

    /** Gauges that stay are not touched: the registry's own gauge for many rows shows a row twice while it replaces it. */
    private void show(
            Map<NodeGate, Gauge> shown, String name, Predicate<NodeGate> isShown, ToDoubleFunction<NodeGate> value) {
        Set<NodeGate> wanted = gates.stream()
                .filter(isShown)
                .sorted(Comparator.comparingDouble(value).reversed())
                .limit(MOST_SHOWN)
                .collect(Collectors.toSet());
        Set.copyOf(shown.keySet()).stream()
                .filter(gate -> !wanted.contains(gate))
                .forEach(gate -> registry.remove(shown.remove(gate)));
        wanted.forEach(gate -> shown.computeIfAbsent(
                gate,
                added -> Gauge.builder(name, added, value)
                        .tag("engine", added.name())
                        .register(registry)));
    }
}
