package io.kdaemon.gateway.application.options;

import static io.kdaemon.gateway.web.fields.FieldSpec.optional;

import io.kdaemon.gateway.web.fields.FieldSet;
import io.kdaemon.gateway.web.fields.FieldSpec;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.UnfitValueException;
import io.kdaemon.run.LogOptions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code logging}: what is sent replaces all that was before. */
final class LogFields {

    private static final String FIELD = "logging";

    static final List<FieldSpec> ALL = List.of(optional(
            FIELD,
            List.of("object", "null"),
            "Where its output goes: driver and the driver's options; null: json-file, bounded",
            Map.of("driver", "json-file", "options", Map.of("max-size", "10m", "max-file", "3"))));

    private static final FieldSet INSIDE = new FieldSet(
            "logging",
            List.of(
                    optional("driver", List.of("string"), "The engine's name for it", "json-file"),
                    optional("options", List.of("object", "null"), "The driver's options", Map.of())));
    private static final Set<String> DRIVERS = Set.of(
            "awslogs",
            "fluentd",
            "gcplogs",
            "gelf",
            "journald",
            "json-file",
            "local",
            "loki",
            "none",
            "splunk",
            "syslog");
    private static final Pattern SIZE = Pattern.compile("[1-9]\\d{0,8}[kmg]?b?", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILES = Pattern.compile("[1-9]\\d?");

    private LogFields() {}

    static @Nullable LogOptions read(RequestFields request, @Nullable LogOptions before) {
        if (!request.isSent(FIELD)) {
            return before;
        }
        RequestFields fields = request.isEmpty(FIELD) ? null : request.inside(FIELD);
        if (fields == null) {
            return null;
        }
        INSIDE.checkCreate(fields);
        Map<String, String> options = fields.clearable("options", LogFields::options, null);
        return new LogOptions(
                fields.clearable("driver", LogFields::driver, null), Objects.requireNonNullElse(options, Map.of()));
    }

    private static String driver(JsonNode value) {
        if (!value.isString() || !DRIVERS.contains(value.stringValue())) {
            throw new UnfitValueException(
                    "one of " + String.join(", ", DRIVERS.stream().sorted().toList()));
        }
        return value.stringValue();
    }

    private static Map<String, String> options(JsonNode value) {
        if (!value.isObject()) {
            throw new UnfitValueException("an object of texts");
        }
        Map<String, String> options = new TreeMap<>();
        value.properties().forEach(entry -> options.put(entry.getKey(), option(entry.getKey(), entry.getValue())));
        return options;
    }

    /** Logs have bounds: unlimited ones fill a node's disk. */
    private static String option(String name, JsonNode value) {
        String text = value.isContainer() || value.isNull() ? "" : value.asString();
        boolean fits = switch (name) {
            case "max-size" -> SIZE.matcher(text).matches();
            case "max-file" -> FILES.matcher(text).matches();
            default -> !value.isContainer() && !value.isNull();
        };
        if (!fits) {
            throw new UnfitValueException("texts, with max-size as 10m and max-file from 1 to 99, but found %s for %s"
                    .formatted(value, name));
        }
        return text;
    }
}
