package io.kdaemon.load.adapter.prometheus;

import io.kdaemon.load.LoadHistory;
import io.kdaemon.load.LoadHistory.Point;
import io.kdaemon.load.LoadHistoryReader;
import io.kdaemon.load.Signal;
import io.kdaemon.node.PrometheusAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/** The range queries of Prometheus: history is kept there and nowhere else. The time is taken from its clock, and told by ours. */
public final class PrometheusHistoryReader implements LoadHistoryReader {

    private static final int POINTS = 120;
    private static final Duration SHORTEST_STEP = Duration.ofSeconds(5);

    private final PrometheusApi api;
    private final LoadQueries queries;
    private final Clock clock;

    public PrometheusHistoryReader(PrometheusApi api, LoadQueries queries, Clock clock) {
        this.api = api;
        this.queries = queries;
        this.clock = clock;
    }

    @Override
    public LoadHistory read(PrometheusAddress endpoint, String instance, Duration span) {
        Duration step = step(span);
        try {
            Instant ours = clock.instant();
            Instant its = itsTime(endpoint);
            JsonNode result =
                    api.ask(endpoint, PrometheusQuestion.range(queries.valuesOf(instance), its.minus(span), its, step));
            return new LoadHistory(step, points(result, instance, Duration.between(its, ours)), null);
        } catch (PrometheusUnavailableException | PrometheusRefusalException trouble) {
            return LoadHistory.unknown(
                    "Prometheus at %s has no history to tell: %s".formatted(endpoint.uri(), trouble.getMessage()));
        }
    }

    private static Duration step(Duration span) {
        Duration step = Duration.ofSeconds(span.dividedBy(POINTS).toSeconds());
        return step.compareTo(SHORTEST_STEP) < 0 ? SHORTEST_STEP : step;
    }

    private Instant itsTime(PrometheusAddress endpoint)
            throws PrometheusUnavailableException, PrometheusRefusalException {
        JsonNode time = api.ask(endpoint, PrometheusQuestion.now("vector(time())"));
        OptionalDouble seconds = Vectors.number(time.path(0).path("value").path(1));
        return instant(seconds.orElseThrow(() -> new PrometheusUnavailableException("it does not tell the time")));
    }

    private static Map<Signal, List<Point>> points(JsonNode result, String instance, Duration skew) {
        Map<Signal, List<Point>> points = new EnumMap<>(Signal.class);
        for (JsonNode series : result) {
            JsonNode labels = series.path("metric");
            Signal signal =
                    Vectors.VALUES.get(labels.path(LoadQueries.NAME_LABEL).asString(""));
            if (signal != null && labels.path("instance").asString("").equals(instance)) {
                points.put(signal, points(signal, series.path("values"), skew));
            }
        }
        return points;
    }

    private static List<Point> points(Signal signal, JsonNode values, Duration skew) {
        List<Point> points = new ArrayList<>();
        for (JsonNode pair : values) {
            double at = pair.path(0).asDouble(Double.NaN);
            double value = Vectors.number(pair.path(1)).orElse(Double.NaN);
            if (Double.isFinite(at) && signal.isPlausible(value)) {
                points.add(new Point(instant(at).plus(skew), value));
            }
        }
        return points;
    }

    private static Instant instant(double seconds) {
        return Instant.ofEpochMilli(Math.round(seconds * 1000));
    }
}
