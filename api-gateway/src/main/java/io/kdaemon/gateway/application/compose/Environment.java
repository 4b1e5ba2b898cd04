package io.kdaemon.gateway.application.compose;

import io.kdaemon.gateway.application.compose.Translation.Note;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code environment} of a service. A name without a value is one that compose looks for on the machine it runs on: here it is looked for among the
 * values that came with the file, and, as by compose, left out when it is not there.
 */
record Environment(Map<String, String> values) {

    JsonNode read(JsonNode environment, Consumer<Note> notes) {
        if (environment instanceof ArrayNode lines) {
            ArrayNode read = JsonNodeFactory.instance.arrayNode();
            lines.forEach(line -> {
                if (!isName(line)) {
                    read.add(line);
                } else if (isKnown(line.stringValue(), notes)) {
                    read.add(line.stringValue() + "=" + values.get(line.stringValue()));
                }
            });
            return read;
        }
        if (environment instanceof ObjectNode object) {
            ObjectNode read = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(entry -> {
                if (!entry.getValue().isNull()) {
                    read.set(entry.getKey(), entry.getValue());
                } else if (isKnown(entry.getKey(), notes)) {
                    read.put(entry.getKey(), values.get(entry.getKey()));
                }
            });
            return read;
        }
        return environment;
    }

    private static boolean isName(JsonNode line) {
        return line.isString()
                && !line.stringValue().isBlank()
                && !line.stringValue().contains("=");
    }

    private boolean isKnown(String name, Consumer<Note> notes) {
        if (!values.containsKey(name)) {
            notes.accept(new Note("environment." + name, "it has no value here: send one in variables"));
        }
        return values.containsKey(name);
    }
}
