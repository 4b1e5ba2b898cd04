package io.kdaemon.load.adapter.prometheus;

import io.kdaemon.load.Signal;
import io.kdaemon.load.adapter.prometheus.DefaultQueries.Complete;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is asked of a Prometheus. All of it is one query, however many instances and signals there are, as every part carries its name in the
 * label {@code signal}: where every node has a Prometheus of its own, one request each is what a thousand of them can be asked every few
 * seconds, and all values are of one moment.
 */
public final class LoadQueries {

    static final String NAME_LABEL = "signal";
    static final String UP = "up";
    private static final String TIME_SUFFIX = "_time";

    /** Its {@code up} says more than its rates, which go on for their whole window after it is gone. */
    private static final String UP_QUERY = "max by (instance) (up{instance=~\"$instance\"})";

    private static final LoadQuery UNCHANGED = new LoadQuery(null, null);

    private final Map<Signal, Complete> queries;
    private final Duration rateWindow;

    /** @param rateWindow at least four scrape intervals, or a missed scrape leaves a gap */
    public LoadQueries(Map<Signal, LoadQuery> changed, Duration rateWindow) {
        this.queries = queries(changed);
        this.rateWindow = rateWindow;
    }

    private static Map<Signal, Complete> queries(Map<Signal, LoadQuery> changed) {
        Map<Signal, Complete> queries = new EnumMap<>(Signal.class);
        for (Signal signal : Signal.values()) {
            LoadQuery change = changed.getOrDefault(signal, UNCHANGED);
            Complete query = DefaultQueries.of(signal).changedBy(change);
            if (!query.value().isBlank()) {
                queries.put(signal, query);
            } else if (signal.isRequired()) {
                throw new IllegalArgumentException(
                        "kdaemon.load.queries.%s.value is empty, expected PromQL: without it load is unknown"
                                .formatted(signal.label().replace('_', '-')));
            }
        }
        return queries;
    }

    /** Everything of every instance. */
    public String all() {
        return String.join("\nor ", parts());
    }

    /** The same, one by one. */
    List<String> parts() {
        List<String> parts = new ArrayList<>(values(InstancePattern.ANY));
        queries.forEach((signal, query) -> parts.add(named(timeName(signal), query.sampledAt(), InstancePattern.ANY)));
        parts.add(named(UP, UP_QUERY, InstancePattern.ANY));
        return parts;
    }

    /** The values of one instance, without their times. */
    String valuesOf(String instance) {
        return String.join("\nor ", values(InstancePattern.exactly(instance)));
    }

    static String timeName(Signal signal) {
        return signal.label() + TIME_SUFFIX;
    }

    private List<String> values(String instancePattern) {
        List<String> values = new ArrayList<>();
        queries.forEach((signal, query) -> values.add(named(signal.label(), query.value(), instancePattern)));
        return values;
    }

    private String named(String name, String promQl, String instancePattern) {
        String query = promQl.replace("$window", rateWindow.toSeconds() + "s").replace("$instance", instancePattern);
        return "label_replace(%s, \"%s\", \"%s\", \"\", \"\")".formatted(query, NAME_LABEL, name);
    }
}
