package io.kdaemon.messaging.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of our containers as an engine shows it (or does not).
 *
 * @param containerId our id, from the ownership label
 * @param engineContainerId null when the engine does not have it
 * @param detail exit code, cause, raw state: for people
 * @param checking it runs, and its health check has not decided yet; null: it has, or there is none
 * @param exitCode how its process ended; null: it did not, or the docker-worker does not tell yet
 */
public record Sighting(
        long containerId,
        int generation,
        Phase phase,
        @Nullable String engineContainerId,
        List<PublishedPort> ports,
        @Nullable String detail,
        @Nullable Boolean checking,
        @Nullable Integer exitCode) {

    /** What the engine says of it. */
    public enum Phase {
        /** Runs; its health check passes, has not decided yet, or does not exist. */
        RUNNING,
        /** Runs; its health check fails. */
        UNHEALTHY,
        /** Is there and does not run: created, exited, paused or dead. */
        STOPPED,
        /** Is not there. */
        GONE
    }
}
