package io.kdaemon.dockerworker.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command to be run in a container.
 *
 * @param environment {@code NAME=value}, added to the container's own
 * @param user null for the container's own
 * @param workingDir null for the container's own
 * @param input whether it is given any
 */
public record CommandPlan(
        List<String> command,
        List<String> environment,
        @Nullable String user,
        @Nullable String workingDir,
        boolean input,
        boolean terminal) {

    public CommandPlan {
        command = List.copyOf(command);
        environment = List.copyOf(environment);
    }
}
