package io.kdaemon.messaging.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kdaemon.secret.Sealed;
import io.kdaemon.secret.SecretBox;
import io.kdaemon.secret.SecretKeyException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * To a docker-worker: run a command in the container. The stream ends with its exit code.
 *
 * @param command null where it is sealed; an older gateway and one without a key do not seal it
 * @param environment {@code NAME=value}, added to the container's own; null where it is sealed
 * @param user null for the container's own
 * @param workingDir null for the container's own
 * @param input whether it is given what the gateway sends, or nothing at all
 * @param terminal null to run it without one
 * @param sealed the {@link CommandLine}
 */
public record RunCommand(
        StreamTarget target,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> command,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> environment,

        @Nullable String user,
        @Nullable String workingDir,
        boolean input,
        @Nullable Terminal terminal,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Sealed sealed)
        implements MessageBody.OpenStream {

    /** In characters. */
    public record Terminal(int columns, int rows) {}

    /**
     * As whom, where and how it is run; see {@link RunCommand}.
     */
    public record Manner(
            @Nullable String user,
            @Nullable String workingDir,
            boolean input,
            @Nullable Terminal terminal) {}

    /** Sealed where there is a key to do it with. */
    public static RunCommand of(StreamTarget target, CommandLine line, Manner manner, SecretBox box) {
        boolean isSealed = box.hasKey();
        return new RunCommand(
                target,
                isSealed ? null : line.words(),
                isSealed ? null : line.variables(),
                manner.user(),
                manner.workingDir(),
                manner.input(),
                manner.terminal(),
                isSealed ? line.seal(box) : null);
    }

    /** @throws SecretKeyException when it is sealed and cannot be opened here */
    public CommandLine line(SecretBox box) {
        return sealed == null
                ? new CommandLine(
                        Objects.requireNonNullElse(command, List.of()),
                        Objects.requireNonNullElse(environment, List.of()))
                : CommandLine.open(sealed, box);
    }

    @Override
    public String toString() {
        return "RunCommand[target=%s]".formatted(target);
    }
}
