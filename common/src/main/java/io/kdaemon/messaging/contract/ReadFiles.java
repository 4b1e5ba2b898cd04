package io.kdaemon.messaging.contract;

/**
 * To a docker-worker: send a file or folder of the container as a tar archive.
 *
 * @param mostBytes of the archive; a larger one is broken off
 */
public record ReadFiles(StreamTarget target, String path, long mostBytes) implements MessageBody.OpenStream {}
