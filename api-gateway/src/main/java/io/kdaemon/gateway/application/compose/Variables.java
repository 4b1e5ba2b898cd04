package io.kdaemon.gateway.application.compose;

import io.kdaemon.gateway.web.problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Fills in {@code $NAME}, <code>${NAME}</code>, <code>${NAME:-default}</code> and <code>${NAME-default}</code>; {@code $$} is a dollar. No environment is asked. */
final class Variables {

    private static final Pattern REFERENCE = Pattern.compile(
            "\\$(?:(?<dollar>\\$)|(?<plain>[A-Za-z_]\\w*)|\\{(?<name>[A-Za-z_]\\w*)(?:(?<sign>:?[-?+])(?<word>[^}]*))?\\})");

    private final Map<String, String> values;
    private final List<FieldError> missing = new ArrayList<>();

    Variables(Map<String, String> values) {
        this.values = values;
    }

    /** Those without value and default. */
    List<FieldError> missing() {
        return List.copyOf(missing);
    }

    JsonNode fill(JsonNode node, String path) {
        if (node instanceof ObjectNode object) {
            ObjectNode filled = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(entry -> filled.set(entry.getKey(), fill(entry.getValue(), path + "." + entry.getKey())));
            return filled;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> filled.add(fill(item, path)));
            return filled;
        }
        return node.isString() ? JsonNodeFactory.instance.stringNode(fill(node.stringValue(), path)) : node;
    }

    private String fill(String text, String path) {
        return REFERENCE
                .matcher(text)
                .replaceAll(reference -> Matcher.quoteReplacement(value((Matcher) reference, path)));
    }

    private String value(Matcher reference, String path) {
        if (reference.group("dollar") != null) {
            return "$";
        }
        String name = reference.group("plain") != null ? reference.group("plain") : reference.group("name");
        String sign = reference.group("sign") == null ? "" : reference.group("sign");
        String value = values.get(name);
        boolean isThere = value != null && !(sign.startsWith(":") && value.isEmpty());
        if (sign.endsWith("+")) {
            return isThere ? reference.group("word") : "";
        }
        if (isThere) {
            return value;
        }
        if (sign.endsWith("-")) {
            return reference.group("word");
        }
        missing.add(new FieldError(
                path, reference.group(), "%s needs the variable %s, expected it in variables".formatted(path, name)));
        return "";
    }
}
