package io.kdaemon.generation;

import io.kdaemon.application.Application;
import io.kdaemon.container.ContainerId;
import java.time.Instant;

/**
 * A specification that a container was given, and keeps until it is given another.
 *
 * @param number the generation that it was made for
 * @param applicationVersion the application's version that it was made from
 * @param origin who gave it
 */
public record Revision(
        ContainerId containerId,
        int number,
        long applicationVersion,
        Origin origin,
        Application.RunSpec run,
        Instant createdAt) {

    /** How it came about. */
    public enum Origin {
        /** With the container. */
        LAUNCH,
        /** By an update. */
        UPDATE,
        /** By going back to an earlier one. */
        ROLLBACK
    }

    /** Whose it is and which. */
    public record Key(ContainerId containerId, int number) {}

    public Key key() {
        return new Key(containerId, number);
    }
}
