package io.kdaemon.messaging.contract;

/** To a watcher: compare what is wanted of the container with what is, now. */
public record ReconcileContainer(long containerId) implements MessageBody.Command {}
