package io.kdaemon.lifecycle;

/** What a running container's own health check says of it. */
public enum Health {
    /** It passes, or there is none. */
    HEALTHY,
    /** It has not decided yet. */
    CHECKING,
    /** It fails. */
    UNHEALTHY,
    /** Whoever asks it has only just begun to and knows nothing yet: what was known of it stays. */
    UNKNOWN
}
