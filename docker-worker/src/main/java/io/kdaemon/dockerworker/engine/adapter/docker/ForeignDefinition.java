package io.kdaemon.dockerworker.engine.adapter.docker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * An application that would run as a container that is there: fields as the API takes them, without what its image says anyway.
 *
 * @param leftOut what no field says, in words for people
 */
record ForeignDefinition(Map<String, Object> fields, List<String> leftOut) {

    private static final String COMPOSE_LABELS = "com.docker.compose.";
    private static final double NANOS = 1e9;

    /** @param image what the engine tells of the container's image */
    static ForeignDefinition of(JsonNode container, JsonNode image) {
        ForeignDefinition definition = new ForeignDefinition(new LinkedHashMap<>(), new ArrayList<>());
        JsonNode config = container.path("Config");
        definition.fields.put("docker_image", config.path("Image").asString(""));
        definition.readProcess(config, image.path("Config"));
        definition.readLabels(config.path("Labels"), image.path("Config").path("Labels"));
        definition.readHealth(config.path("Healthcheck"), image.path("Config").path("Healthcheck"));
        ForeignHost host = new ForeignHost(container.path("HostConfig"), definition.fields, definition.leftOut);
        host.read();
        host.readMounts(container.path("Mounts"));
        return definition;
    }

    private void readProcess(JsonNode config, JsonNode image) {
        Set<String> usual = texts(image.path("Env")).stream().collect(Collectors.toSet());
        put(
                "environment",
                texts(config.path("Env")).stream()
                        .filter(variable -> !usual.contains(variable))
                        .toList());
        boolean ownEntrypoint = !config.path("Entrypoint").equals(image.path("Entrypoint"));
        if (ownEntrypoint) {
            put("entrypoint", texts(config.path("Entrypoint")));
        }
        if (ownEntrypoint || !config.path("Cmd").equals(image.path("Cmd"))) {
            put("command", texts(config.path("Cmd")));
        }
        putChanged("user", config.path("User"), image.path("User"));
        putChanged("working_dir", config.path("WorkingDir"), image.path("WorkingDir"));
        putChanged("stop_signal", config.path("StopSignal"), image.path("StopSignal"));
        if (config.path("StopTimeout").asInt(0) > 0) {
            fields.put("stop_grace_period", config.path("StopTimeout").asInt());
        }
        if (config.path("Tty").asBoolean(false) || config.path("OpenStdin").asBoolean(false)) {
            leftOut.add("tty, stdin_open: containers have no terminal of their own");
        }
    }

    private void readLabels(JsonNode labels, JsonNode usual) {
        Map<String, String> own = new TreeMap<>();
        labels.properties().stream()
                .filter(label -> !label.getValue().equals(usual.path(label.getKey())))
                .forEach(label -> own.put(label.getKey(), label.getValue().asString("")));
        if (own.keySet().removeIf(label -> label.startsWith(COMPOSE_LABELS))) {
            leftOut.add(COMPOSE_LABELS + "*: what is made anew is not a compose project's any more");
        }
        put("labels", own);
    }

    private void readHealth(JsonNode check, JsonNode usual) {
        List<String> test = texts(check.path("Test"));
        if (check.equals(usual) || test.isEmpty()) {
            return;
        }
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("test", test);
        putSeconds(said, "interval", check.path("Interval"));
        putSeconds(said, "timeout", check.path("Timeout"));
        putSeconds(said, "start_period", check.path("StartPeriod"));
        if (check.path("Retries").asInt(0) > 0) {
            said.put("retries", check.path("Retries").asInt());
        }
        fields.put("healthcheck", test.getFirst().equals("NONE") ? Map.of("disable", true) : said);
    }

    private static void putSeconds(Map<String, Object> into, String field, JsonNode nanos) {
        if (nanos.asLong(0) > 0) {
            into.put(field, nanos.asLong() / NANOS);
        }
    }

    private void putChanged(String field, JsonNode value, JsonNode usual) {
        if (!value.asString("").equals(usual.asString(""))) {
            fields.put(field, value.asString(""));
        }
    }

    private void put(String field, List<String> values) {
        if (!values.isEmpty()) {
            fields.put(field, values);
        }
    }

    private void put(String field, Map<String, String> values) {
        if (!values.isEmpty()) {
            fields.put(field, values);
        }
    }

    static List<String> texts(JsonNode array) {
        return array.valueStream().map(value -> value.asString("")).toList();
    }
}
