package io.kdaemon.container;

/** What the user wants a container to be. Written by the control plane only, never by a report from a node. */
public enum DesiredState {
    /** It should serve; the watcher brings it back whenever it does not. */
    RUNNING,
    /** It should exist but not run; it keeps its node and its data. */
    STOPPED,
    /** It should be gone from the engine; its record stays as history. */
    REMOVED
}
