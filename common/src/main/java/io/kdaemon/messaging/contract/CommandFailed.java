package io.kdaemon.messaging.contract;

import java.util.List;

/** A stop or removal did not succeed; another attempt may. */
public record CommandFailed(ReportOrigin origin, String reason, List<EngineCall> calls)
        implements MessageBody.StatusEvent {}
