package io.kdaemon.messaging.contract;

/** To a docker-worker: send what the container uses, once or every second, each sample as a line of JSON. */
public record ReadStats(StreamTarget target, boolean follow) implements MessageBody.OpenStream {}
