package io.kdaemon.dockerworker.launch;

import io.kdaemon.dockerworker.engine.ContainerPlan;
import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.EngineContainer;
import io.kdaemon.dockerworker.engine.EngineException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates the container, or finds the one an earlier attempt created. Repeating a create whose answer got lost would be answered with a
 * conflict and leave a container nobody knows; since the name follows from the command, a look at the name settles it.
 */
final class ContainerCreation {

    private static final Duration REMOVAL_LIMIT = Duration.ofSeconds(20);
    private static final int TRIES = 2;

    private final ContainerPlan plan;
    private final ContainerRuntime engine;

    /**
     * A container to be made running.
     *
     * @param found as it was found; null when it has just been created
     * @param isOurWork created by this very launch
     */
    record Held(@Nullable EngineContainer found, boolean isOurWork) {}

    ContainerCreation(ContainerPlan plan, ContainerRuntime engine) {
        this.plan = plan;
        this.engine = engine;
    }

    /** @throws ImageAbsentException when the engine lacks the image */
    Held createOrFind() {
        for (int tries = 1; ; tries++) {
            try {
                engine.create(plan);
                return new Held(null, true);
            } catch (EngineException e) {
                Optional<Held> existing = existing(e);
                if (existing.isPresent()) {
                    return existing.get();
                }
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** @return empty when there is none and creating it again makes sense */
    private Optional<Held> existing(EngineException failure) {
        return switch (failure.kind()) {
            case NOT_FOUND -> throw new ImageAbsentException(failure);
            case CONFLICT -> look().flatMap(container -> take(container, failure));
            case CONNECTION_LOST -> madeAllTheSame();
            case TIMEOUT, SERVER_ERROR, GARBLED -> Optional.of(madeAllTheSame().orElseThrow(() -> failure));
            case INVALID, REFUSED, UNREACHABLE, SUSPENDED, STOPPING -> throw failure;
        };
    }

    private Optional<Held> madeAllTheSame() {
        return look().map(container -> new Held(container, true));
    }

    /** Empty when its removal ended between our two calls. */
    private Optional<EngineContainer> look() {
        return engine.inspect(plan.name()).map(this::requireOurs);
    }

    /** @return empty when it made way for a new one */
    private Optional<Held> take(EngineContainer existing, EngineException conflict) {
        return switch (existing.state()) {
            case CREATED, RUNNING, PAUSED, RESTARTING, EXITED -> Optional.of(new Held(existing, false));
            case REMOVING -> {
                awaitRemoval(existing, conflict);
                yield Optional.empty();
            }
            case DEAD -> {
                engine.remove(existing.engineId());
                yield Optional.empty();
            }
        };
    }

    private void awaitRemoval(EngineContainer leaving, EngineException conflict) {
        if (!engine.awaitGone(leaving.engineId(), REMOVAL_LIMIT)) {
            throw new LaunchFailure(
                    false,
                    "%s is still being removed after %d s (%s)"
                            .formatted(plan.name(), REMOVAL_LIMIT.toSeconds(), conflict.getMessage()));
        }
    }

    private EngineContainer requireOurs(EngineContainer container) {
        if (container.belongsTo(plan.ownership())) {
            return container;
        }
        throw new LaunchFailure(
                true, "a container that is not ours has the name %s: %s".formatted(plan.name(), container.engineId()));
    }
}
