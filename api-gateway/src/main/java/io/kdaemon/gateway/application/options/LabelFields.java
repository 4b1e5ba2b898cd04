package io.kdaemon.gateway.application.options;

import static io.kdaemon.gateway.web.fields.FieldSpec.optional;

import io.kdaemon.gateway.web.fields.FieldSpec;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.UnfitValueException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** {@code labels} of containers on their engines. Ours cannot be set: by them we know what we may touch. */
final class LabelFields {

    static final List<FieldSpec> ALL = List.of(optional(
            "labels",
            List.of("object", "array", "null"),
            "Labels on the engine, none of kdaemon.*",
            Map.of("team", "blue")));

    private static final String OURS = "kdaemon";
    private static final Pattern KEY = Pattern.compile("[\\p{Graph}&&[^=]]{1,255}");
    private static final int LONGEST = 4096;
    private static final int MOST = 100;

    private LabelFields() {}

    static Map<String, String> read(RequestFields fields, Map<String, String> before) {
        return Objects.requireNonNullElse(fields.clearable("labels", LabelFields::parse, before), Map.of());
    }

    private static Map<String, String> parse(JsonNode value) {
        Map<String, String> labels = new TreeMap<>();
        if (value.isObject()) {
            value.properties().forEach(entry -> labels.put(checked(entry.getKey()), text(entry.getValue())));
        } else if (value.isArray()) {
            value.valueStream().map(LabelFields::text).forEach(line -> putLine(labels, line));
        } else {
            throw unfit();
        }
        if (labels.size() > MOST) {
            throw unfit();
        }
        return labels;
    }

    private static void putLine(Map<String, String> labels, String line) {
        int separator = line.indexOf('=');
        String key = separator < 0 ? line : line.substring(0, separator);
        labels.put(checked(key), separator < 0 ? "" : line.substring(separator + 1));
    }

    private static String checked(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        if (lower.equals(OURS) || lower.startsWith(OURS + ".")) {
            throw new UnfitValueException("none of kDaemon's own labels, kdaemon.*, but found '%s'".formatted(key));
        }
        if (!KEY.matcher(key).matches()) {
            throw unfit();
        }
        return key;
    }

    private static String text(JsonNode value) {
        String text = value.isNull() ? "" : value.isContainer() ? null : value.asString();
        if (text == null || text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw unfit();
        }
        return text;
    }

    private static UnfitValueException unfit() {
        return new UnfitValueException("at most %d labels as an object or as an array of key=value".formatted(MOST));
    }
}
