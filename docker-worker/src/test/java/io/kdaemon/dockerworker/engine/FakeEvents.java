package io.kdaemon.dockerworker.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Events of the engine in memory; there is never anything to wait for. */
final class FakeEvents implements EventStream {

    private final Deque<EngineEvent> arrived = new ArrayDeque<>();

    void add(EngineEvent event) {
        arrived.add(event);
    }

    @Override
    public Optional<EngineEvent> next(Duration wait) {
        return Optional.ofNullable(arrived.poll());
    }

    @Override
    public void close() {
        arrived.clear();
    }
}
