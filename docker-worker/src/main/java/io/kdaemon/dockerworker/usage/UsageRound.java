package io.kdaemon.dockerworker.usage;

import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.ContainerStats;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.isolation.NodeGate;
import io.kdaemon.messaging.contract.UsageMeasured.Usage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks twice at each of a few containers of one node, one call at a time. Ends without a word at the first sign of trouble: what it asks is a
 * burden that a slow engine can do without.
 */
final class UsageRound {

    private static final double MILLIS_PER_CORE = 1000;

    private final ContainerRuntime engine;
    private final NodeGate gate;
    private final Map<Long, String> containers;
    private final Duration slowCall;
    private final Clock clock;
    private final Map<Long, ContainerStats> first = new LinkedHashMap<>();
    private boolean inTrouble;

    /** @param containers the engine's ids by ours */
    UsageRound(ContainerRuntime engine, NodeGate gate, Map<Long, String> containers, Duration slowCall, Clock clock) {
        this.engine = engine;
        this.gate = gate;
        this.containers = containers;
        this.slowCall = slowCall;
        this.clock = clock;
    }

    void begin() {
        containers.forEach((id, engineId) -> look(engineId).ifPresent(stats -> first.put(id, stats)));
    }

    /** What those used that were there both times. */
    List<Usage> end() {
        List<Usage> usages = new ArrayList<>();
        first.forEach((id, before) -> look(containers.get(id))
                .flatMap(after -> usage(id, before, after))
                .ifPresent(usages::add));
        return usages;
    }

    private Optional<ContainerStats> look(String engineId) {
        if (inTrouble || gate.isResting() || gate.isSilent()) {
            return Optional.empty();
        }
        Instant asked = clock.instant();
        try {
            Optional<ContainerStats> stats = engine.stats(engineId);
            inTrouble = Duration.between(asked, clock.instant()).compareTo(slowCall) > 0;
            return stats;
        } catch (EngineException e) {
            inTrouble = e.kind() != Kind.NOT_FOUND;
            return Optional.empty();
        }
    }

    /** Empty when it was started anew in between, or the engine's clock was set back. */
    private static Optional<Usage> usage(long id, ContainerStats before, ContainerStats after) {
        Duration passed = Duration.between(before.at(), after.at());
        Duration used = after.cpuTime().minus(before.cpuTime());
        if (!passed.isPositive() || used.isNegative()) {
            return Optional.empty();
        }
        long cpuMillis = Math.round(MILLIS_PER_CORE * used.toNanos() / passed.toNanos());
        return Optional.of(new Usage(id, Math.max(before.memoryBytes(), after.memoryBytes()), cpuMillis));
    }
}
