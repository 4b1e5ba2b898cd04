package io.kdaemon.messaging.contract;

import java.util.List;

/** The engine does not have it (any more). */
public record RemoveSucceeded(ReportOrigin origin, List<EngineCall> calls) implements MessageBody.StatusEvent {}
