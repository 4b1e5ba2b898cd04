package io.kdaemon.watcher.observe;

import io.kdaemon.node.EngineAddress;

/** The watcher's own look at an engine, beside what docker-workers report. */
public interface EngineWitness {

    /** Whether the engine says anything at all within a second or so. A port that accepts and then stays silent does not count. */
    boolean answers(EngineAddress engine);
}
