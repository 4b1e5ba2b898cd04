package io.kdaemon.gateway.application;

import io.kdaemon.gateway.web.fields.UnfitValueException;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** {@code environment}: an object, or an array of {@code NAME=value}; values may hold anything but NUL. */
public final class EnvironmentVariables {

    private EnvironmentVariables() {}

    public static Map<String, String> parse(JsonNode value) {
        Map<String, String> variables = new LinkedHashMap<>();
        if (value.isObject()) {
            value.properties().forEach(entry -> put(variables, entry.getKey(), text(entry.getKey(), entry.getValue())));
        } else if (value.isArray()) {
            value.valueStream().forEach(line -> putLine(variables, line));
        } else {
            throw new UnfitValueException("an object of texts, or an array of NAME=value");
        }
        return variables;
    }

    private static void putLine(Map<String, String> variables, JsonNode line) {
        int separator = line.isString() ? line.stringValue().indexOf('=') : -1;
        if (separator < 1) {
            throw new UnfitValueException("NAME=value in every element of the array");
        }
        put(
                variables,
                line.stringValue().substring(0, separator),
                line.stringValue().substring(separator + 1));
    }

    private static void put(Map<String, String> variables, String name, String value) {
        if (name.isBlank() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0 || value.indexOf('\0') >= 0) {
            throw new UnfitValueException("names that are not empty and hold no '=', and no NUL anywhere");
        }
        variables.put(name, value);
    }

    private static String text(String name, JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.isNumber() || value.isBoolean()) {
            return value.toString();
        }
        throw new UnfitValueException("a text as the value of '%s'".formatted(name));
    }
}
