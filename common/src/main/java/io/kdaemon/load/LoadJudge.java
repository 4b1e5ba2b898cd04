package io.kdaemon.load;

import io.kdaemon.load.LoadReading.Known;
import io.kdaemon.load.LoadReading.Unknown;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeFacts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether measurements are fit to go by. Without a required signal the load is unknown, without an optional one only that is; stale, NaN and
 * absurd values are as good as none.
 */
public final class LoadJudge {

    /** Rates are extrapolated, and memory is counted a little differently here and there. */
    private static final double TOLERANCE = 1.05;

    private final Duration maxAge;
    private final Clock clock;

    public LoadJudge(Duration maxAge, Clock clock) {
        this.maxAge = maxAge;
        this.clock = clock;
    }

    public LoadReading judge(Node node, String instance, Measured measured) {
        if (measured.isDown()) {
            return new Unknown(instance, "exporter %s does not answer its Prometheus (up is 0)".formatted(instance));
        }
        Map<Signal, Sample> samples = new EnumMap<>(Signal.class);
        Map<Signal, String> missing = new EnumMap<>(Signal.class);
        for (Signal signal : Signal.values()) {
            Optional<String> objection = objection(signal, node, measured);
            if (objection.isPresent() && signal.isRequired()) {
                return new Unknown(instance, "%s of %s %s".formatted(signal.label(), instance, objection.get()));
            }
            objection.ifPresentOrElse(
                    reason -> missing.put(signal, reason),
                    () -> samples.put(
                            signal,
                            new Sample(
                                    measured.values().get(signal),
                                    measured.times().get(signal))));
        }
        return new Known(new NodeLoad(samples, missing), instance);
    }

    private Optional<String> objection(Signal signal, Node node, Measured measured) {
        Double value = measured.values().get(signal);
        Instant at = measured.times().get(signal);
        if (value == null || at == null) {
            return Optional.of(measured.isExporter() ? absence(signal) : "is missing: no node_exporter tells of it");
        }
        Duration age = new Sample(value, at).age(clock.instant());
        if (age.compareTo(maxAge) > 0) {
            return Optional.of("is %d s old, more than %d s".formatted(age.toSeconds(), maxAge.toSeconds()));
        }
        double limit = limit(signal, node, measured);
        return signal.isPlausible(value) && value <= limit
                ? Optional.empty()
                : Optional.of("is %s, expected 0 to %s".formatted(plain(value), plain(Math.min(limit, signal.max()))));
    }

    private static String absence(Signal signal) {
        return signal == Signal.FREE_CORES
                ? "is missing: a rate needs two scrapes within the rate window, better four"
                : "is missing: the exporter does not tell it";
    }

    private static double limit(Signal signal, Node node, Measured measured) {
        double limit = switch (signal) {
            case FREE_CORES -> measured.values().getOrDefault(Signal.CORES, signal.max());
            case MEMORY_AVAILABLE_BYTES ->
                node.facts().map(NodeFacts::memoryBytes).orElse(Long.MAX_VALUE);
            case CORES, CPU_PRESSURE, MEMORY_STALL, IO_STALL, LOAD1, DISK_FREE_BYTES -> signal.max();
        };
        return limit * TOLERANCE;
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
