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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code healthcheck}: what is sent replaces all that was before. */
final class HealthFields {

    private static final String FIELD = "healthcheck";
    private static final String TEST = "test";
    private static final String DISABLE = "disable";
    private static final List<String> TIME = List.of("string", "number", "null");

    static final List<FieldSpec> ALL = List.of(optional(
            FIELD,
            List.of("object", "null"),
            "How it is found out whether it works: test (a command inside), http, tcp (asked from outside) or disable, "
                    + "with interval, timeout, retries, start_period; null: the image's own",
            Map.of(
                    "test",
                    List.of("CMD", "curl", "-f", "http://localhost/"),
                    "interval",
                    "10s",
                    "start_period",
                    "1m")));

    private static final List<FieldSpec> OF_EVERY_KIND = List.of(
            optional(TEST, List.of("string", "array", "null"), "A command in the container", List.of("CMD", "true")),
            optional(DISABLE, List.of("boolean", "null"), "No check, even if the image brings one", false),
            optional("interval", TIME, "Between two checks", "30s"),
            optional("timeout", TIME, "Of one check", "30s"),
            optional("retries", List.of("integer", "null"), "Failures in a row that make it unhealthy", 3),
            optional("start_period", TIME, "Failures within this time after the start do not count", "10s"));

    private static final FieldSet INSIDE = new FieldSet(
            FIELD,
            Stream.concat(OF_EVERY_KIND.stream(), ProbeFields.ALL.stream()).toList());

    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Limits OF_ENGINES = new Limits(Duration.ofMillis(1), Duration.ofMillis(1), LONGEST);
    private static final Limits OURS = new Limits(Duration.ofSeconds(1), Duration.ofMillis(1), Duration.ofMinutes(1));
    private static final int MOST_RETRIES = 1000;

    /** Whoever checks bears not every time. */
    private record Limits(Duration shortestInterval, Duration shortestTimeout, Duration longestTimeout) {}

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
        if (ProbeFields.isSent(fields)) {
            refuseSeveral(fields);
            return ProbeFields.read(fields, timing(fields, OURS));
        }
        List<String> command = fields.clearable(TEST, HealthFields::test, null);
        boolean disabled = Boolean.TRUE.equals(fields.clearable(DISABLE, Values::flag, null)) || isNone(command);
        Timing timing = timing(fields, OF_ENGINES);
        if (disabled) {
            return new HealthCheck(Kind.DISABLED, List.of(), null, null, null, Timing.NONE);
        }
        return new HealthCheck(command == null ? Kind.IMAGE : Kind.COMMAND, command, null, null, null, timing);
    }

    private static void refuseSeveral(RequestFields fields) {
        List<String> sent = Stream.of(TEST, DISABLE, ProbeFields.HTTP, ProbeFields.TCP)
                .filter(name -> !fields.isEmpty(name))
                .toList();
        if (sent.size() > 1) {
            fields.refuse(
                    sent.getLast(),
                    "healthcheck has %s, expected one of test, disable, http and tcp"
                            .formatted(String.join(" and ", sent)));
        }
    }

    private static Timing timing(RequestFields fields, Limits limits) {
        return new Timing(
                fields.clearable("interval", Durations.between(limits.shortestInterval(), LONGEST), null),
                fields.clearable("timeout", Durations.between(limits.shortestTimeout(), limits.longestTimeout()), null),
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
