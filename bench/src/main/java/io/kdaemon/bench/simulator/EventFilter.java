package io.kdaemon.bench.simulator;

import io.kdaemon.bench.simulator.EngineJson.Event;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.core.type.TypeReference;

/** The {@code filters} parameter of events and lists, as far as it is used: types and kinds of events, labels. */
record EventFilter(Map<String, List<String>> filters) implements Predicate<Event> {

    private static final TypeReference<Map<String, List<String>>> LISTS = new TypeReference<>() {};

    static EventFilter parse(String json) {
        return new EventFilter(json.isEmpty() ? Map.of() : EngineJson.MAPPER.readValue(json, LISTS));
    }

    @Override
    public boolean test(Event event) {
        return allows("type", event.type())
                && allows("event", event.action())
                && carries(event.actor().attributes());
    }

    boolean carries(Map<String, String> labels) {
        return filters.getOrDefault("label", List.of()).stream().allMatch(label -> {
            int equals = label.indexOf('=');
            return equals < 0
                    ? labels.containsKey(label)
                    : label.substring(equals + 1).equals(labels.get(label.substring(0, equals)));
        });
    }

    private boolean allows(String filter, String value) {
        List<String> allowed = filters.getOrDefault(filter, List.of());
        return allowed.isEmpty() || allowed.contains(value);
    }
}
