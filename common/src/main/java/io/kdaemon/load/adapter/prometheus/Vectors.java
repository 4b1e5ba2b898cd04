package io.kdaemon.load.adapter.prometheus;

import io.kdaemon.load.Measured;
import io.kdaemon.load.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Collects the answers of one Prometheus: a series each for every instance, signal and time of a signal. What makes no sense is passed over. */
final class Vectors {

    static final Map<String, Signal> VALUES =
            Stream.of(Signal.values()).collect(Collectors.toMap(Signal::label, Function.identity()));
    private static final Map<String, Signal> TIMES =
            Stream.of(Signal.values()).collect(Collectors.toMap(LoadQueries::timeName, Function.identity()));

    private final Instant askedAt;
    private final Map<String, Instance> instances = new HashMap<>();

    Vectors(Instant askedAt) {
        this.askedAt = askedAt;
    }

    void add(JsonNode result) {
        for (JsonNode series : result) {
            JsonNode labels = series.path("metric");
            String instance = labels.path("instance").asString("");
            OptionalDouble value = number(series.path("value").path(1));
            if (!instance.isEmpty() && value.isPresent()) {
                String name = labels.path(LoadQueries.NAME_LABEL).asString("");
                double evaluatedAt = series.path("value").path(0).asDouble(Double.NaN);
                instances
                        .computeIfAbsent(instance, _ -> new Instance())
                        .put(name, value.getAsDouble(), evaluatedAt, askedAt);
            }
        }
    }

    Map<String, Measured> byInstance() {
        return instances.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().measured()));
    }

    /** Prometheus writes numbers as texts; NaN and +Inf are among them. */
    static OptionalDouble number(JsonNode text) {
        try {
            return OptionalDouble.of(Double.parseDouble(text.asString("").replace("Inf", "Infinity")));
        } catch (NumberFormatException _) {
            return OptionalDouble.empty();
        }
    }

    private static final class Instance {
        private @Nullable Boolean up;
        private final Map<Signal, Double> values = new EnumMap<>(Signal.class);
        private final Map<Signal, Instant> times = new EnumMap<>(Signal.class);

        void put(String name, double value, double evaluatedAt, Instant askedAt) {
            Signal valued = VALUES.get(name);
            Signal timed = TIMES.get(name);
            if (valued != null) {
                values.put(valued, value);
            } else if (timed != null && Double.isFinite(evaluatedAt - value)) {
                Duration age = Duration.ofMillis(Math.round((evaluatedAt - value) * 1000));
                times.put(timed, askedAt.minus(age));
            } else if (name.equals(LoadQueries.UP)) {
                up = value == 1;
            }
        }

        Measured measured() {
            return new Measured(up, values, times);
        }
    }
}
