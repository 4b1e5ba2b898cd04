package io.kdaemon.gateway.application.compose;

import io.kdaemon.gateway.application.compose.Translation.Note;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns one service into the fields of an application. */
final class ServiceReader {

    /** Taken over as they are: the fields' own rules check them. */
    private static final Set<String> SAME = Set.of(
            "cap_add",
            "cap_drop",
            "command",
            "cpus",
            "entrypoint",
            "extra_hosts",
            "labels",
            "logging",
            "mem_limit",
            "network_mode",
            "pids_limit",
            "pull_policy",
            "restart",
            "privileged",
            "read_only",
            "shm_size",
            "stop_grace_period",
            "stop_signal",
            "tmpfs",
            "ulimits",
            "user",
            "working_dir");

    private static final Map<String, String> REASONS = Map.of(
            "build", "images are not built here: push it to a registry and name it as image",
            "container_name", "containers are named when they are launched",
            "env_file", "the file is not here: write its lines into environment",
            "networks", "services reach each other through their published ports",
            "scale", "launch as many as wanted with count",
            "secrets", "files of secrets are not handed over",
            "configs", "files of configuration are not handed over");
    private static final String NOT_KNOWN = "kDaemon has nothing like it";

    private final String service;
    private final ObjectNode asked;
    private final String prefix;
    private final Environment environment;
    private final ObjectNode fields = JsonNodeFactory.instance.objectNode();
    private final Set<String> taken = new TreeSet<>();
    private final Set<String> dependsOn = new LinkedHashSet<>();
    private final List<Note> notes = new ArrayList<>();

    ServiceReader(String service, ObjectNode asked, String prefix, Map<String, String> variables) {
        this.service = service;
        this.asked = asked;
        this.prefix = prefix;
        this.environment = new Environment(variables);
    }

    Translation read(JsonNode declaredVolumes) {
        fields.put("name", prefix + service);
        asked.properties().stream()
                .filter(entry -> !entry.getKey().startsWith("x-"))
                .forEach(entry -> read(entry.getKey(), entry.getValue(), declaredVolumes));
        dependsOn.forEach(needed -> fields.withArray("dependencies").add(needed));
        return new Translation(
                service, prefix + service, fields, List.copyOf(dependsOn), List.copyOf(taken), List.copyOf(notes));
    }

    private void read(String key, JsonNode value, JsonNode declaredVolumes) {
        switch (key) {
            case "image" -> take(key, "docker_image", value);
            case "ports", "expose" -> {
                Ports.add(list(value), fields.withArray("exposed_ports"), notes::add);
                taken.add(key);
            }
            case "volumes" -> {
                new Volumes(declaredVolumes, prefix).add(list(value), fields.withArray(key), notes::add);
                taken.add(key);
            }
            case "environment" -> take(key, key, environment.read(value, notes::add));
            case "depends_on" -> dependOn(value);
            case "profiles" -> taken.add(key);
            case "healthcheck" -> healthCheck(value);
            case "deploy" -> deploy(value);
            default -> {
                if (SAME.contains(key)) {
                    take(key, key, value);
                } else {
                    notes.add(new Note(key, REASONS.getOrDefault(key, NOT_KNOWN)));
                }
            }
        }
    }

    private void take(String key, String field, JsonNode value) {
        fields.set(field, value);
        taken.add(key);
    }

    private void dependOn(JsonNode value) {
        taken.add("depends_on");
        if (value.isArray()) {
            value.forEach(name -> dependsOn.add(prefix + name.asString()));
            return;
        }
        value.properties().forEach(entry -> {
            dependsOn.add(prefix + entry.getKey());
            String condition = entry.getValue().path("condition").asString("service_started");
            if (condition.equals("service_completed_successfully")) {
                notes.add(new Note(
                        "depends_on." + entry.getKey(), "it is waited for until it is healthy, not until it ended"));
            }
        });
        follow(value);
    }

    /** Compose says for each dependency whether it is followed, an application for all of them. */
    private void follow(JsonNode dependencies) {
        Map<Boolean, List<String>> said = dependencies.properties().stream()
                .filter(entry -> entry.getValue().path("restart").isBoolean())
                .collect(Collectors.partitioningBy(
                        entry -> entry.getValue().path("restart").booleanValue(),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        List<String> unfollowed = said.get(false);
        if (!unfollowed.isEmpty() && unfollowed.size() == dependencies.size()) {
            fields.put("on_dependency_moved", "ignore");
            return;
        }
        unfollowed.forEach(name -> notes.add(new Note(
                "depends_on.%s.restart".formatted(name), "all dependencies of an application are followed, or none")));
    }

    private void healthCheck(JsonNode value) {
        take("healthcheck", "healthcheck", value);
        if (value instanceof ObjectNode check && check.has("start_interval")) {
            ObjectNode known = check.deepCopy();
            known.remove("start_interval");
            fields.set("healthcheck", known);
            notes.add(new Note("healthcheck.start_interval", NOT_KNOWN));
        }
    }

    private void deploy(JsonNode value) {
        value.propertyNames().stream()
                .filter(key -> !key.equals("resources") && !key.equals("placement"))
                .forEach(key -> notes.add(
                        new Note("deploy." + key, key.equals("replicas") ? REASONS.get("scale") : NOT_KNOWN)));
        place(PlacementRules.read(value.path("placement"), notes::add));
        value.path("resources").properties().forEach(entry -> {
            if (entry.getKey().equals("limits")) {
                entry.getValue().properties().forEach(limit -> limit(limit.getKey(), limit.getValue()));
            } else {
                notes.add(new Note("deploy.resources." + entry.getKey(), "what is reserved is the limit"));
            }
        });
    }

    private void place(ObjectNode constraints) {
        if (!constraints.isEmpty()) {
            take("deploy.placement", "constraints", constraints);
        }
    }

    private void limit(String key, JsonNode value) {
        String path = "deploy.resources.limits." + key;
        switch (key) {
            case "cpus" -> take(path, "cpus", value);
            case "memory" -> take(path, "mem_limit", value);
            case "pids" -> take(path, "pids_limit", value);
            default -> notes.add(new Note(path, NOT_KNOWN));
        }
    }

    private static ArrayNode list(JsonNode value) {
        return value instanceof ArrayNode array
                ? array
                : JsonNodeFactory.instance.arrayNode().add(value);
    }
}
