package io.kdaemon.dockerworker.engine;

/**
 * Something happened to one of our containers.
 *
 * @param probed whether docker-workers ask it if it works
 */
public record EngineEvent(Ownership ownership, Kind kind, boolean probed) {

    /** What is worth a look. */
    public enum Kind {
        /** It was started, by us or by somebody else. */
        STARTED,
        /** It ended, ran out of memory, was paused, resumed or removed, or its health check changed its mind. */
        CHANGED
    }
}
