package io.kdaemon.gateway.application.options;

import static io.kdaemon.gateway.web.fields.FieldSpec.optional;

import io.kdaemon.gateway.web.fields.FieldSpec;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.UnfitValueException;
import io.kdaemon.run.ProcessOptions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code command}, {@code entrypoint}, {@code user}, {@code working_dir}, {@code stop_signal}, {@code stop_grace_period}. */
final class ProcessFields {

    private static final List<String> TEXT_OR_LIST = List.of("string", "array", "null");
    private static final List<String> TEXT_OR_NUMBER = List.of("string", "integer", "null");

    static final List<FieldSpec> ALL = List.of(
            optional(
                    "command",
                    TEXT_OR_LIST,
                    "Words instead of the image's command",
                    List.of("nginx", "-g", "daemon off;")),
            optional("entrypoint", TEXT_OR_LIST, "Words instead of the image's entry point", List.of("/bin/web")),
            optional(
                    "user", TEXT_OR_NUMBER, "User instead of the image's, as name or number, with :group", "1000:1000"),
            optional("working_dir", List.of("string", "null"), "Folder it is started in", "/srv"),
            optional("stop_signal", TEXT_OR_NUMBER, "Signal that asks it to end", "SIGQUIT"),
            optional("stop_grace_period", TEXT_OR_NUMBER, "How long it may take to end before it is killed", "30s"));

    private static final Duration LONGEST_GRACE = Duration.ofHours(1);
    private static final String PART = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}";
    private static final Pattern USER = Pattern.compile(PART + "(:" + PART + ")?");
    private static final Pattern SIGNAL_NUMBER = Pattern.compile("[1-9]|[1-5]\\d|6[0-4]");
    private static final Set<String> SIGNALS = Set.of(
            "ABRT", "ALRM", "BUS", "CHLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO", "KILL", "PIPE", "PROF", "PWR",
            "QUIT", "SEGV", "STKFLT", "STOP", "SYS", "TERM", "TRAP", "TSTP", "TTIN", "TTOU", "URG", "USR1", "USR2",
            "VTALRM", "WINCH", "XCPU", "XFSZ");

    private ProcessFields() {}

    static ProcessOptions read(RequestFields fields, ProcessOptions before) {
        return new ProcessOptions(
                orNull(fields.clearable("command", ShellWords::parse, before.command())),
                orNull(fields.clearable("entrypoint", ShellWords::parse, before.entrypoint())),
                fields.clearable("user", ProcessFields::user, before.user()),
                fields.clearable("working_dir", Paths::parse, before.workingDirectory()),
                fields.clearable("stop_signal", ProcessFields::signal, before.stopSignal()),
                fields.clearable(
                        "stop_grace_period", Durations.between(Duration.ZERO, LONGEST_GRACE), before.stopGrace()));
    }

    private static @Nullable List<String> orNull(@Nullable List<String> words) {
        return words == null || words.isEmpty() ? null : words;
    }

    private static String user(JsonNode value) {
        String user = text(value);
        if (!USER.matcher(user).matches()) {
            throw new UnfitValueException("a user as name or number, with :group if wanted");
        }
        return user;
    }

    private static String signal(JsonNode value) {
        String text = text(value).toUpperCase(Locale.ROOT);
        String name = text.startsWith("SIG") ? text.substring(3) : text;
        if (SIGNALS.contains(name)) {
            return "SIG" + name;
        }
        if (!SIGNAL_NUMBER.matcher(text).matches()) {
            throw new UnfitValueException("a signal by name, as SIGQUIT, or by number from 1 to 64");
        }
        return text;
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue().strip() : value.isIntegralNumber() ? value.toString() : "";
    }
}
