package io.kdaemon.dockerworker.engine;

import io.kdaemon.testing.MutableClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Events of the engine in memory. Nobody really waits: the script goes on, and when it is over the clock. */
final class FakeEvents implements EventStream {

    private final Deque<EngineEvent> arrived = new ArrayDeque<>();
    private final Deque<Runnable> script;
    private final Adoptions adoptions;
    private final MutableClock clock;

    FakeEvents(Deque<Runnable> script, Adoptions adoptions, MutableClock clock) {
        this.script = script;
        this.adoptions = adoptions;
        this.clock = clock;
    }

    void add(EngineEvent event) {
        arrived.add(event);
    }

    void addAdopted(String engineId, EngineEvent.Kind kind) {
        adoptions.owner(engineId).ifPresent(owner -> add(new EngineEvent(owner, kind, false)));
    }

    @Override
    public Optional<EngineEvent> next(Duration wait) {
        if (arrived.isEmpty() && !script.isEmpty()) {
            script.remove().run();
        } else if (arrived.isEmpty()) {
            clock.advance(wait);
        }
        return Optional.ofNullable(arrived.poll());
    }

    @Override
    public void close() {
        arrived.clear();
    }
}
