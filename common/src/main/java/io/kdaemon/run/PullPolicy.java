package io.kdaemon.run;

/** When the image is fetched from its registry. */
public enum PullPolicy {
    /** Before every launch. */
    ALWAYS,
    /** When the node does not have it. */
    MISSING,
    /** Never: a node without it cannot run the application. */
    NEVER
}
