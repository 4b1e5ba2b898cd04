package io.kdaemon.gateway.application.options;

import static io.kdaemon.gateway.web.fields.FieldSpec.optional;

import io.kdaemon.gateway.web.fields.FieldSet;
import io.kdaemon.gateway.web.fields.FieldSpec;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.UnfitValueException;
import io.kdaemon.gateway.web.fields.Values;
import io.kdaemon.run.HealthCheck;
import io.kdaemon.run.HealthCheck.Kind;
import io.kdaemon.run.HealthCheck.Timing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code healthcheck}: what is sent replaces all that was before. */
final class HealthFields {

    private static final String FIELD = "healthcheck";
    private static final List<String> TIME = List.of("string", "number", "null");

    static final List<FieldSpec> ALL = List.of(optional(
            FIELD,
            List.of("object", "null"),
            "How it is found out whether it works: test (a command inside) or disable, with interval, timeout, retries, "
                    + "start_period; null: the image's own",
            Map.of(
                    "test",
                    List.of("CMD", "curl", "-f", "http://localhost/"),
                    "interval",
                    "10s",
                    "start_period",
                    "1m")));

    private static final FieldSet INSIDE = new FieldSet(
            "healthcheck",
            List.of(
                    optional(
                            "test",
                            List.of("string", "array", "null"),
                            "A command in the container",
                            List.of("CMD", "true")),
                    optional("disable", List.of("boolean", "null"), "No check, even if the image brings one", false),
                    optional("interval", TIME, "Between two checks", "30s"),
                    optional("timeout", TIME, "Of one check", "30s"),
                    optional("retries", List.of("integer", "null"), "Failures in a row that make it unhealthy", 3),
                    optional("start_period", TIME, "Failures within this time after the start do not count", "10s")));

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final int MOST_RETRIES = 1000;

    private HealthFields() {}

    static @Nullable HealthCheck read(RequestFields request, @Nullable HealthCheck before) {
        if (!request.isSent(FIELD)) {
            return before;
        }
        RequestFields fields = request.isEmpty(FIELD) ? null : request.inside(FIELD);
        if (fields == null) {
            return null;
        }
        INSIDE.checkCreate(fields);
        List<String> command = fields.clearable("test", HealthFields::test, null);
        boolean disabled = Boolean.TRUE.equals(fields.clearable("disable", Values::flag, null)) || isNone(command);
        Timing timing = timing(fields);
        if (disabled) {
            return new HealthCheck(Kind.DISABLED, List.of(), null, null, Timing.NONE);
        }
        return new HealthCheck(command == null ? Kind.IMAGE : Kind.COMMAND, command, null, null, timing);
    }

    private static Timing timing(RequestFields fields) {
        return new Timing(
                fields.clearable("interval", Durations.between(SHORTEST, LONGEST), null),
                fields.clearable("timeout", Durations.between(SHORTEST, LONGEST), null),
                fields.clearable("retries", Values.between(1, MOST_RETRIES), null),
                fields.clearable("start_period", Durations.between(Duration.ZERO, LONGEST), null));
    }

    private static boolean isNone(@Nullable List<String> command) {
        return command != null && command.getFirst().equals("NONE");
    }

    private static List<String> test(JsonNode value) {
        if (value.isString()) {
            return List.of("CMD-SHELL", value.stringValue());
        }
        List<String> words = ShellWords.parse(value);
        boolean fits = switch (words.isEmpty() ? "" : words.getFirst()) {
            case "NONE" -> words.size() == 1;
            case "CMD" -> words.size() > 1;
            case "CMD-SHELL" -> words.size() == 2;
            default -> false;
        };
        if (!fits) {
            throw new UnfitValueException(
                    "a shell command as text, [\"CMD\", word, …], [\"CMD-SHELL\", command] or [\"NONE\"]");
        }
        return words;
    }
}
