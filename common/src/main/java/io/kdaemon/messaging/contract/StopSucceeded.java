package io.kdaemon.messaging.contract;

import java.util.List;

/** It does not run (any more, or was not there). */
public record StopSucceeded(ReportOrigin origin, List<EngineCall> calls) implements MessageBody.StatusEvent {}
