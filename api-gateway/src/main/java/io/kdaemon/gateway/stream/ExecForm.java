package io.kdaemon.gateway.stream;

import io.kdaemon.gateway.application.EnvironmentVariables;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.UnfitValueException;
import io.kdaemon.gateway.web.fields.Values;
import io.kdaemon.messaging.contract.CommandLine;
import io.kdaemon.messaging.contract.RunCommand;
import io.kdaemon.messaging.contract.RunCommand.Manner;
import io.kdaemon.messaging.contract.StreamTarget;
import io.kdaemon.secret.SecretBox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A command to be run to its end. */
record ExecForm(
        List<String> command,
        Map<String, String> environment,
        @Nullable String user,
        @Nullable String workingDir,
        Duration timeout) {

    private static final int DEFAULT_SECONDS = 60;
    private static final int MOST_SECONDS = 3600;

    static ExecForm read(RequestFields fields) {
        ExecFields.ALL.checkCreate(fields);
        List<String> command = fields.required("cmd", ExecForm::words);
        Map<String, String> environment = fields.optional("env", EnvironmentVariables::parse, Map.of());
        String user = fields.optional("user", ExecForm::plain, null);
        String workingDir = fields.optional("working_dir", ContainerPath::of, null);
        Integer seconds = fields.optional("timeout", Values.between(1, MOST_SECONDS), DEFAULT_SECONDS);
        fields.verify();
        return new ExecForm(
                Objects.requireNonNull(command),
                Objects.requireNonNull(environment),
                user,
                workingDir,
                Duration.ofSeconds(Objects.requireNonNull(seconds)));
    }

    RunCommand request(StreamTarget target, SecretBox box) {
        List<String> variables = environment.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toList();
        return RunCommand.of(
                target, new CommandLine(command, variables), new Manner(user, workingDir, false, null), box);
    }

    private static List<String> words(JsonNode value) {
        List<String> words = value.isArray()
                ? value.valueStream()
                        .map(word -> word.isString() ? word.stringValue() : "\0")
                        .toList()
                : List.of();
        if (words.isEmpty() || words.getFirst().isBlank() || words.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            throw new UnfitValueException("an array of texts, the first of them the program");
        }
        return words;
    }

    private static String plain(JsonNode value) {
        String text = Values.text(value);
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new UnfitValueException("a text without control characters");
        }
        return text;
    }
}
