package io.kdaemon.gateway.stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What became of a command.
 *
 * @param exitCode null when it had not ended in time; it may go on then
 * @param truncated whether it printed more than is kept
 */
@JsonNaming(SnakeCaseStrategy.class)
record CommandResult(@Nullable Integer exitCode, String stdout, String stderr, boolean truncated, boolean timedOut) {}
