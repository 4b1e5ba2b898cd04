package io.kdaemon.dockerworker.launch;

import io.kdaemon.dockerworker.engine.EngineException;

/** Ends a launch: no further step makes sense. */
final class LaunchFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean permanent;

    LaunchFailure(boolean permanent, String reason) {
        super(reason);
        this.permanent = permanent;
    }

    LaunchFailure(String what, EngineException cause) {
        super("%s failed: %s".formatted(what, cause.getMessage()), cause);
        this.permanent = cause.isPermanent();
    }

    LaunchOutcome outcome() {
        return new LaunchOutcome.Failed(permanent, String.valueOf(getMessage()));
    }
}
