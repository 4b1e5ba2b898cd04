package io.kdaemon.messaging.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * To a docker-worker: send what the container has printed.
 *
 * @param follow whether to go on with what it prints from now on
 * @param tail at most so many of the last lines; null for all
 */
public record ReadLogs(
        StreamTarget target,
        boolean follow,
        @Nullable Integer tail,
        @Nullable Instant since,
        @Nullable Instant until,
        boolean timestamps,
        boolean stdout,
        boolean stderr)
        implements MessageBody.OpenStream {}
