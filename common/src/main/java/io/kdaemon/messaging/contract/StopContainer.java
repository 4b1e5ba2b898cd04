package io.kdaemon.messaging.contract;

/** To a docker-worker: stop it, with a grace period before it is killed. Done when it does not run. */
public record StopContainer(ContainerRef target, int graceSeconds) implements MessageBody.Command {}
