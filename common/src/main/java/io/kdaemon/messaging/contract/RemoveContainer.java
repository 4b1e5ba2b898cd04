package io.kdaemon.messaging.contract;

/** To a docker-worker: stop and remove it, but never its volumes. Done when it is gone. */
public record RemoveContainer(ContainerRef target, int graceSeconds) implements MessageBody.Command {}
