package io.kdaemon.messaging.contract;

/** To a docker-worker: unpack the tar archive that the gateway sends, in a folder of the container. */
public record WriteFiles(StreamTarget target, String path) implements MessageBody.OpenStream {}
