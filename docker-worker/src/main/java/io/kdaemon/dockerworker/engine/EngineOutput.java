package io.kdaemon.dockerworker.engine;

import java.util.Optional;

/** What comes from a container, read no faster than it is asked for: an engine whose output is not read stops sending. */
public interface EngineOutput extends AutoCloseable {

    /** Some bytes. They belong to whoever gets them. */
    record Chunk(Source source, byte[] bytes) {}

    /** The container's stream. With a terminal there is only the first. */
    enum Source {
        STDOUT,
        STDERR
    }

    /**
     * Waits for more.
     *
     * @return empty at the end
     * @throws EngineException when the connection broke, or was closed meanwhile
     */
    Optional<Chunk> next();

    /** By any thread; ends a {@link #next} that waits, and frees the connection. */
    @Override
    void close();
}
