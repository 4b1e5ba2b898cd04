package io.kdaemon.dockerworker.engine;

import java.time.Duration;
import java.util.Optional;

/** What happens to our containers on one engine, as it happens. Only a hint: engines drop events when in need. */
public interface EventStream extends AutoCloseable {

    /**
     * @return empty when nothing happened for {@code wait}
     * @throws EngineException when the stream is broken or the engine ended it
     */
    Optional<EngineEvent> next(Duration wait);

    @Override
    void close();
}
