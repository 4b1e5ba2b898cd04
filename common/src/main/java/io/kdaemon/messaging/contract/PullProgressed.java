package io.kdaemon.messaging.contract;

/**
 * How far the pull of an image has come that a launch waits for.
 *
 * @param layers of the image, as far as the engine has named them yet
 * @param layersDone of them the node has
 * @param bytes to be downloaded, as far as the engine has told yet
 * @param bytesDone of them the node has
 * @param done the engine says it has the image
 */
public record PullProgressed(
        ReportOrigin origin, String image, int layers, int layersDone, long bytes, long bytesDone, boolean done)
        implements MessageBody.Measurement {}
