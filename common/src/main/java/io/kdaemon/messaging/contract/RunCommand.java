package io.kdaemon.messaging.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * To a docker-worker: run a command in the container. The stream ends with its exit code.
 *
 * @param environment {@code NAME=value}, added to the container's own
 * @param user null for the container's own
 * @param workingDir null for the container's own
 * @param input whether it is given what the gateway sends, or nothing at all
 * @param terminal null to run it without one
 */
public record RunCommand(
        StreamTarget target,
        List<String> command,
        List<String> environment,
        @Nullable String user,
        @Nullable String workingDir,
        boolean input,
        @Nullable Terminal terminal)
        implements MessageBody.OpenStream {

    /** In characters. */
    public record Terminal(int columns, int rows) {}
}
