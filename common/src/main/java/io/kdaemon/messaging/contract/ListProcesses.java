package io.kdaemon.messaging.contract;

/** To a docker-worker: send the container's processes, as one object of JSON. */
public record ListProcesses(StreamTarget target) implements MessageBody.OpenStream {}
