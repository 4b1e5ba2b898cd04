package io.kdaemon.messaging.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The engine answered: what it is, and all containers of our cluster on it.
 *
 * @param at when the list was asked for, by the docker-worker's clock: containers started later may be missing from it
 * @param engine null from a docker-worker that does not tell yet
 * @param gone the engine's ids of adopted containers that it was asked for and does not have; null: it has all of them
 */
public record NodeObserved(
        long nodeId,
        Instant at,
        EngineFacts facts,
        List<Sighting> containers,
        @Nullable EngineView engine,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> gone)
        implements MessageBody.StatusEvent {

    /** It has all that it was asked for. */
    public NodeObserved(
            long nodeId, Instant at, EngineFacts facts, List<Sighting> containers, @Nullable EngineView engine) {
        this(nodeId, at, facts, containers, engine, null);
    }

    public NodeObserved showing(Predicate<Sighting> wanted) {
        return new NodeObserved(
                nodeId, at, facts, containers.stream().filter(wanted).toList(), engine, gone);
    }

    public List<String> goneOrNone() {
        return gone == null ? List.of() : gone;
    }

    /** From {@code /version} and {@code /info}. */
    public record EngineFacts(
            String engineVersion,
            String apiVersion,
            int cores,
            long memoryBytes,
            String storageDriver,
            String operatingSystem) {}
}
