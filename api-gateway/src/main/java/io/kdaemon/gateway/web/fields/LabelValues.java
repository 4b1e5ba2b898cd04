package io.kdaemon.gateway.web.fields;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Labels of nodes, as Docker and Kubernetes write them: an object, or an array of {@code key=value}. */
public final class LabelValues {

    private static final int MOST = 64;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_./-]{0,126}[A-Za-z0-9])?");
    private static final Pattern VALUE = Pattern.compile("([A-Za-z0-9]([A-Za-z0-9_.:-]{0,61}[A-Za-z0-9])?)?");

    private static final String EXPECTATION =
            "at most %d labels as an object or as an array of key=value: keys of 1 to 128 "
                    + "letters, digits, '-', '_', '.' or '/', values of at most 63 letters, digits, '-', '_', '.' or ':', "
                    + "both beginning and ending with a letter or digit";

    private LabelValues() {}

    public static Map<String, String> parse(JsonNode value) {
        Map<String, String> labels = new TreeMap<>();
        if (value.isObject()) {
            value.properties().forEach(entry -> put(labels, entry.getKey(), text(entry.getValue())));
        } else if (value.isArray()) {
            value.valueStream().forEach(line -> putLine(labels, text(line)));
        } else {
            throw unfit();
        }
        if (labels.size() > MOST) {
            throw unfit();
        }
        return labels;
    }

    public static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    public static boolean isValue(String text) {
        return VALUE.matcher(text).matches();
    }

    private static void putLine(Map<String, String> labels, String line) {
        int separator = line.indexOf('=');
        if (separator < 0) {
            throw unfit();
        }
        put(labels, line.substring(0, separator), line.substring(separator + 1));
    }

    private static void put(Map<String, String> labels, String key, String value) {
        if (!isKey(key) || !isValue(value) || labels.putIfAbsent(key, value) != null) {
            throw unfit();
        }
    }

    private static String text(JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.isNumber() || value.isBoolean()) {
            return value.toString();
        }
        throw unfit();
    }

    private static UnfitValueException unfit() {
        return new UnfitValueException(EXPECTATION.formatted(MOST));
    }
}
