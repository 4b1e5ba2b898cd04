package io.kdaemon.dockerworker.probe;

/** What is known of a container that is asked whether it works. */
public enum Standing {
    /** This docker-worker has begun to ask while it ran already, and has not found out yet. */
    UNSURE,
    /** It was just started and has neither passed nor failed often enough. */
    CHECKING,
    HEALTHY,
    UNHEALTHY
}
