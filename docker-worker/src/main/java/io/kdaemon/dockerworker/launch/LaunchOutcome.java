package io.kdaemon.dockerworker.launch;

import io.kdaemon.dockerworker.engine.EngineContainer;

/** How a launch ended. */
public sealed interface LaunchOutcome {

    /** @param adopted it ran already */
    record Running(EngineContainer container, boolean adopted) implements LaunchOutcome {}

    /** @param permanent the same specification can never succeed */
    record Failed(boolean permanent, String reason) implements LaunchOutcome {}
}
