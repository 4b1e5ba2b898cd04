package io.kdaemon.job;

/** What a job is to achieve. */
public enum JobKind {
    /** First placement and start of a new container. */
    LAUNCH,
    /** Start of a stopped or failed container. */
    START,
    /** Stop of a running container, which keeps its node. */
    STOP,
    /** Stop and start on the same node. */
    RESTART,
    /** Replacement by a generation with another specification. */
    UPDATE,
    /** Removal from the engine. */
    REMOVE,
    /** The watcher's own work: bring a container back that is not what it should be. Goes before users' jobs. */
    REPAIR;

    /** Urgent jobs travel in their own queues, so that a flood of launches never delays healing. */
    public boolean isUrgent() {
        return this == REPAIR;
    }
}
