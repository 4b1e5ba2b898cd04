package io.kdaemon.gateway.application.compose;

import io.kdaemon.gateway.application.compose.Translation.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code volumes} of a service; named ones belong to the file unless it says otherwise. */
record Volumes(JsonNode declared, String prefix) {

    private static final Set<String> MODES = Set.of("ro", "rw");
    private static final Set<String> KEYS = Set.of("type", "source", "target", "read_only", "tmpfs");

    void add(JsonNode volumes, ArrayNode into, Consumer<Note> notes) {
        for (JsonNode volume : volumes) {
            if (volume instanceof ObjectNode object) {
                into.add(ofLongForm(object, notes));
            } else {
                into.add(ofShortForm(volume.asString(), notes));
            }
        }
    }

    private String ofShortForm(String text, Consumer<Note> notes) {
        List<String> parts = new ArrayList<>(List.of(text.split(":", -1)));
        if (parts.size() > 1) {
            parts.set(0, named(parts.getFirst()));
        }
        if (parts.size() == 3) {
            List<String> modes = List.of(parts.get(2).split(","));
            modes.stream()
                    .filter(mode -> !MODES.contains(mode))
                    .forEach(mode -> notes.accept(new Note("volumes", text + ": the option " + mode + " is left out")));
            parts.set(2, modes.contains("ro") ? "ro" : "rw");
        }
        return String.join(":", parts);
    }

    private ObjectNode ofLongForm(ObjectNode volume, Consumer<Note> notes) {
        ObjectNode taken = volume.deepCopy();
        volume.propertyNames().stream().filter(key -> !KEYS.contains(key)).forEach(key -> {
            taken.remove(key);
            notes.accept(new Note("volumes." + key, "left out"));
        });
        if (volume.path("type").asString("volume").equals("volume") && volume.hasNonNull("source")) {
            taken.put("source", named(volume.get("source").asString()));
        }
        return taken;
    }

    private String named(String source) {
        boolean isPath = source.startsWith("/") || source.startsWith(".") || source.startsWith("~");
        if (isPath || source.isEmpty()) {
            return source;
        }
        JsonNode declaration = declared.path(source);
        if (declaration.path("name").isString()) {
            return declaration.path("name").stringValue();
        }
        return declaration.path("external").asBoolean(false) ? source : prefix + source;
    }
}
