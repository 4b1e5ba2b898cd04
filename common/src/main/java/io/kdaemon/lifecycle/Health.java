package io.kdaemon.lifecycle;

/** What a running container's own health check says of it. */
public enum Health {
    /** It passes, or there is none. */
    HEALTHY,
    /** It has not decided yet. */
    CHECKING,
    /** It fails. */
    UNHEALTHY
}
