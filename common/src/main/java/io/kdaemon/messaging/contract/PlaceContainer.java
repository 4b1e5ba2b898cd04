package io.kdaemon.messaging.contract;

/** To a scheduler: find a node for this generation of the container and reserve its room. */
public record PlaceContainer(long containerId, int generation, long jobId) implements MessageBody.Command {}
