package io.kdaemon.messaging.contract;

import java.util.List;

/** It runs. {@code adopted}: an earlier attempt had started it already. */
public record LaunchSucceeded(
        ReportOrigin origin,
        String engineContainerId,
        List<PublishedPort> ports,
        boolean adopted,
        List<EngineCall> calls)
        implements MessageBody.StatusEvent {}
