package io.kdaemon.dockerworker.metrics;

import io.kdaemon.dockerworker.isolation.NodeGate;
import io.kdaemon.dockerworker.isolation.NodeGates;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** How nodes fare at this worker. The cluster may have thousands, so only those that stand out are shown by name, and only so many. */
public final class NodeMeters {

    private static final int MOST_SHOWN = 20;

    private final NodeGates gates;
    private final MultiGauge resting;
    private final MultiGauge busy;

    public NodeMeters(MeterRegistry registry, NodeGates gates) {
        this.gates = gates;
        this.resting = MultiGauge.builder("kdaemon.node.resting").register(registry);
        this.busy = MultiGauge.builder("kdaemon.node.commands").register(registry);
        registry.gauge(
                "kdaemon.engines.resting",
                gates,
                all -> all.stream().filter(NodeGate::isResting).count());
        registry.gauge(
                "kdaemon.commands",
                gates,
                all -> all.stream().mapToInt(NodeGate::commands).sum());
    }

    public void refresh() {
        show(resting, NodeGate::isResting, _ -> 1);
        show(busy, gate -> gate.commands() > 0, NodeGate::commands);
    }

    private void show(MultiGauge gauge, Predicate<NodeGate> isShown, ToIntFunction<NodeGate> value) {
        List<Row<?>> rows = gates.stream()
                .filter(isShown)
                .sorted(Comparator.comparingInt(value).reversed())
                .limit(MOST_SHOWN)
                .map(gate -> Row.of(Tags.of("engine", gate.name()), value.applyAsInt(gate)))
                .collect(Collectors.toList());
        gauge.register(rows, true);
    }
}
