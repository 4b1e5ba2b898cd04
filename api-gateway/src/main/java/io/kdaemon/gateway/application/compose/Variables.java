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

/**
 * Fills in {@code $NAME}, <code>${NAME}</code>, <code>${NAME:-default}</code>, <code>${NAME-default}</code>, <code>${NAME:+instead}</code>; defaults may
 * have variables in turn. {@code $$} is a dollar. No environment is asked.
 */
final class Variables {

    private static final int DEEPEST = 16;
    private static final Pattern BEGIN =
            Pattern.compile("\\$(?:(?<dollar>\\$)|(?<plain>[A-Za-z_]\\w*)|\\{(?<name>[A-Za-z_]\\w*)(?<sign>:?[-?+])?)");

    private final Map<String, String> values;
    private final List<FieldError> errors = new ArrayList<>();

    Variables(Map<String, String> values) {
        this.values = values;
    }

    /** References to variables without value and default, and those that cannot be read. */
    List<FieldError> errors() {
        return List.copyOf(errors);
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
        return node.isString() ? JsonNodeFactory.instance.stringNode(fill(node.stringValue(), path, 0)) : node;
    }

    private String fill(String text, String path, int depth) {
        if (depth > DEEPEST) {
            refuse(path, text, "%s has variables in variables more than %d deep".formatted(path, DEEPEST));
            return "";
        }
        StringBuilder filled = new StringBuilder();
        Matcher reference = BEGIN.matcher(text);
        int done = 0;
        while (reference.find(done)) {
            filled.append(text, done, reference.start());
            int end = reference.group("name") == null ? reference.end() : closing(text, reference.end());
            if (end < 0) {
                refuse(path, text, "%s has a variable without its closing brace".formatted(path));
                return "";
            }
            filled.append(
                    value(reference, text.substring(reference.end(), Math.max(reference.end(), end - 1)), path, depth));
            done = end;
        }
        return filled.append(text, done, text.length()).toString();
    }

    /** Behind the brace that closes the one that is open at the position; negative when there is none. */
    private static int closing(String text, int from) {
        int open = 1;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (open == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    private String value(Matcher reference, String word, String path, int depth) {
        if (reference.group("dollar") != null) {
            return "$";
        }
        String name = reference.group("plain") != null ? reference.group("plain") : reference.group("name");
        String sign = reference.group("sign") == null ? "" : reference.group("sign");
        String value = values.get(name);
        boolean isThere = value != null && !(sign.startsWith(":") && value.isEmpty());
        if (sign.endsWith("+")) {
            return isThere ? fill(word, path, depth + 1) : "";
        }
        if (isThere) {
            return value;
        }
        if (sign.endsWith("-")) {
            return fill(word, path, depth + 1);
        }
        refuse(
                path,
                "${%s}".formatted(name),
                "%s needs the variable %s, expected it in variables".formatted(path, name));
        return "";
    }

    private void refuse(String path, String value, String message) {
        errors.add(new FieldError(path, value, message));
    }
}
