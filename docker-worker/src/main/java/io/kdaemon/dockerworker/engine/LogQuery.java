package io.kdaemon.dockerworker.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a container's output is wanted.
 *
 * @param follow whether to go on with what is printed from now on
 * @param tail at most so many of the last lines; null for all
 */
public record LogQuery(
        boolean follow, @Nullable Integer tail, Range range, boolean timestamps, boolean stdout, boolean stderr) {

    /** What was printed between the two; null is open. */
    public record Range(@Nullable Instant since, @Nullable Instant until) {}
}
