package io.kdaemon.gateway.load;

import io.kdaemon.load.LoadHistory;
import io.kdaemon.load.LoadReading;
import io.kdaemon.load.LoadReading.Known;
import io.kdaemon.load.LoadReading.Unknown;
import io.kdaemon.load.NodeLoad;
import io.kdaemon.load.Sample;
import io.kdaemon.load.Signal;
import io.kdaemon.node.Node;
import io.kdaemon.node.PrometheusAddress;
import io.kdaemon.node.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The load of a node as the API shows it.
 *
 * @param reason why it is unknown
 * @param missing why a value that not every host has is not there
 * @param pending the part of what is reserved that measurements cannot show yet
 */
@JsonNaming(SnakeCaseStrategy.class)
record LoadView(
        long node,
        String hostname,
        boolean known,
        @Nullable String reason,
        @Nullable String prometheus,
        @Nullable String instance,
        Map<String, ValueView> values,
        Map<String, String> missing,
        @Nullable ResourcesView capacity,
        ResourcesView reserved,
        ResourcesView pending,
        HistoryView history) {

    /** One value and how old it is. */
    @JsonNaming(SnakeCaseStrategy.class)
    record ValueView(double value, double ageSeconds) {}

    /** An amount of CPU, in cores, and memory, in bytes. */
    record ResourcesView(double cpus, long memory) {

        private static final double MILLIS_PER_CORE = 1000;

        static ResourcesView of(Resources resources) {
            return new ResourcesView(resources.cpuMillis() / MILLIS_PER_CORE, resources.memoryBytes());
        }
    }

    /** Points are {@code [milliseconds since 1970, value]}. */
    @JsonNaming(SnakeCaseStrategy.class)
    record HistoryView(
            boolean known,
            @Nullable String reason,
            long minutes,
            long stepSeconds,
            Map<String, List<List<Number>>> points) {

        static HistoryView of(LoadHistory history, Duration span) {
            return new HistoryView(
                    history.trouble() == null,
                    history.trouble(),
                    span.toMinutes(),
                    history.step().toSeconds(),
                    byLabel(
                            history.points(),
                            points -> points.stream()
                                    .map(point -> List.<Number>of(point.at().toEpochMilli(), point.value()))
                                    .toList()));
        }
    }

    static LoadView of(Node node, LoadReading reading, Resources pending, HistoryView history, Instant now) {
        return new LoadView(
                node.id().value(),
                node.profile().hostname(),
                reading.loadOrNull() != null,
                reading.whyUnknown().orElse(null),
                Optional.ofNullable(node.profile().prometheus())
                        .map(PrometheusAddress::uri)
                        .orElse(null),
                reading.source().orElse(null),
                byLabel(samples(reading), sample -> view(sample, now)),
                byLabel(missing(reading), reason -> reason),
                node.facts().map(facts -> ResourcesView.of(facts.capacity())).orElse(null),
                ResourcesView.of(node.reserved()),
                ResourcesView.of(pending),
                history);
    }

    private static Map<Signal, Sample> samples(LoadReading reading) {
        NodeLoad load = reading.loadOrNull();
        return load == null ? Map.of() : load.samples();
    }

    private static Map<Signal, String> missing(LoadReading reading) {
        return switch (reading) {
            case Known known -> known.load().missing();
            case Unknown _ -> Map.of();
        };
    }

    private static ValueView view(Sample sample, Instant now) {
        return new ValueView(sample.value(), sample.age(now).toMillis() / 1000.0);
    }

    private static <V, W> Map<String, W> byLabel(Map<Signal, V> bySignal, Function<V, W> view) {
        Map<String, W> byLabel = new LinkedHashMap<>();
        bySignal.forEach((signal, value) -> byLabel.put(signal.label(), view.apply(value)));
        return byLabel;
    }
}
