package io.kdaemon.removal;

/** A node or an application that waits for its containers to go. */
public record PendingRemoval(Subject subject, long id) {

    /** What can wait. */
    public enum Subject {
        /** Deleted when no container is on it. */
        NODE,
        /** Deleted when no container of it is left. */
        APPLICATION
    }
}
