package io.kdaemon.messaging.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The engine answered: what it is, and all containers of our cluster on it.
 *
 * @param at when the list was asked for, by the docker-worker's clock: containers started later may be missing from it
 * @param engine null from a docker-worker that does not tell yet
 */
public record NodeObserved(
        long nodeId,
        Instant at,
        EngineFacts facts,
        List<Sighting> containers,
        @Nullable EngineView engine) implements MessageBody.StatusEvent {

    /** From {@code /version} and {@code /info}. */
    public record EngineFacts(
            String engineVersion,
            String apiVersion,
            int cores,
            long memoryBytes,
            String storageDriver,
            String operatingSystem) {}
}
