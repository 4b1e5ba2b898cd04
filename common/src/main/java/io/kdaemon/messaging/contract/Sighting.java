package io.kdaemon.messaging.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param probe what asking it from outside says; null: nobody asks it
 * @param adopted it is ours because the observation said so, and not by its labels; null: it is not, or the docker-worker does not tell yet
 */
public record Sighting(
        long containerId,
        int generation,
        Phase phase,
        @Nullable String engineContainerId,
        List<PublishedPort> ports,
        @Nullable String detail,
        @Nullable Boolean checking,
        @Nullable Integer exitCode,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Probe probe,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean adopted) {

    /** Whether only its adoption makes it ours. */
    public boolean byAdoption() {
        return Boolean.TRUE.equals(adopted);
    }

    /**
     * What came of asking a container whether it works; the phase and {@code checking} are as if its engine had asked.
     *
     * @param unsure it has not been asked often enough since the docker-worker began: what was known before stays
     * @param trouble why it is unhealthy; null when it is not
     */
    public record Probe(boolean unsure, @Nullable String trouble) {}

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
