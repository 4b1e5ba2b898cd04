package io.kdaemon.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What runs in the container; null everywhere: as the image says.
 *
 * @param command words, never parsed by a shell
 * @param entrypoint words; the image's command is not added to it
 * @param user name or number, with {@code :group} if wanted
 * @param stopSignal by name ({@code SIGQUIT}) or number
 * @param stopGrace how long it may take to end before it is killed; null: the cluster's default
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProcessOptions(
        @Nullable List<String> command,
        @Nullable List<String> entrypoint,
        @Nullable String user,
        @Nullable String workingDirectory,
        @Nullable String stopSignal,
        @Nullable Duration stopGrace) {

    public static final ProcessOptions NONE = new ProcessOptions(null, null, null, null, null, null);

    public ProcessOptions {
        command = command == null ? null : List.copyOf(command);
        entrypoint = entrypoint == null ? null : List.copyOf(entrypoint);
    }
}
