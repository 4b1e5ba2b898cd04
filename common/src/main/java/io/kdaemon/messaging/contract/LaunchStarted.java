package io.kdaemon.messaging.contract;

/** Work on a launch has begun. */
public record LaunchStarted(ReportOrigin origin) implements MessageBody.StatusEvent {}
