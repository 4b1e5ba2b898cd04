package io.kdaemon.messaging.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * It runs.
 *
 * @param adopted an earlier attempt had started it already
 * @param checking its health check has not decided yet; null: it has, or there is none
 */
public record LaunchSucceeded(
        ReportOrigin origin,
        String engineContainerId,
        List<PublishedPort> ports,
        boolean adopted,
        List<EngineCall> calls,
        @Nullable Boolean checking)
        implements MessageBody.StatusEvent {}
