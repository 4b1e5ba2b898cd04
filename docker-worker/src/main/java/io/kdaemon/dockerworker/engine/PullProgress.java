package io.kdaemon.dockerworker.engine;

/**
 * How far a pull has come.
 *
 * @param layers of the image, as far as the engine has named them yet
 * @param layersDone of them the engine has
 * @param bytes to be downloaded, as far as the engine has told yet
 * @param bytesDone of them the engine has
 */
public record PullProgress(int layers, int layersDone, long bytes, long bytesDone) {

    public static final PullProgress NONE = new PullProgress(0, 0, 0, 0);
}
