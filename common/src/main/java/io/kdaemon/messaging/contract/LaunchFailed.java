package io.kdaemon.messaging.contract;

import java.util.List;

/** It could not be made to run. {@code permanent}: another attempt with the same specification cannot succeed. */
public record LaunchFailed(ReportOrigin origin, boolean permanent, String reason, List<EngineCall> calls)
        implements MessageBody.StatusEvent {}
