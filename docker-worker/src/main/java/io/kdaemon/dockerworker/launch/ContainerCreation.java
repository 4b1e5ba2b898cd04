package io.kdaemon.dockerworker.launch;

import io.kdaemon.dockerworker.engine.ContainerPlan;
import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.EngineContainer;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates the container, or finds the one an earlier attempt created. Repeating a create whose answer got lost would be answered with a
 * conflict and leave a container nobody knows; since the name follows from the command, a look at the name settles it.
 */
final class ContainerCreation {

    private static final Duration REMOVAL_LIMIT = Duration.ofSeconds(20);

    private final ContainerPlan plan;
    private final ContainerRuntime engine;

    /**
     * A container to be made running.
     *
     * @param found as it was found; null when it has just been created
     * @param isOurWork created by this very launch
     */
    record Held(String engineId, @Nullable EngineContainer found, boolean isOurWork) {}

    ContainerCreation(ContainerPlan plan, ContainerRuntime engine) {
        this.plan = plan;
        this.engine = engine;
    }

    /** @throws ImageAbsentException when the engine lacks the image */
    Held createOrFind() {
        try {
            return created();
        } catch (EngineException e) {
            return switch (e.kind()) {
                case NOT_FOUND -> throw new ImageAbsentException(e);
                case CONFLICT -> take(e);
                case TIMEOUT, CONNECTION_LOST -> takeWhatTheLostAnswerMade(e);
                case INVALID, SERVER_ERROR, REFUSED, UNREACHABLE, SUSPENDED, STOPPING -> throw e;
            };
        }
    }

    private Held created() {
        return new Held(engine.create(plan), null, true);
    }

    private Held takeWhatTheLostAnswerMade(EngineException lost) {
        Optional<EngineContainer> made = engine.inspect(plan.name());
        if (made.isPresent()) {
            EngineContainer container = requireOurs(made.get());
            return new Held(container.engineId(), container, true);
        }
        if (lost.kind() == Kind.CONNECTION_LOST) {
            return created();
        }
        throw lost;
    }

    private Held take(EngineException conflict) {
        EngineContainer existing =
                engine.inspect(plan.name()).map(this::requireOurs).orElse(null);
        if (existing == null) {
            // Its removal ended between our two calls.
            return created();
        }
        return switch (existing.state()) {
            case CREATED, RUNNING, PAUSED, RESTARTING, EXITED -> new Held(existing.engineId(), existing, false);
            case REMOVING -> createAfterRemoval(existing, conflict);
            case DEAD -> {
                engine.remove(existing.engineId());
                yield created();
            }
        };
    }

    private Held createAfterRemoval(EngineContainer leaving, EngineException conflict) {
        if (engine.awaitGone(leaving.engineId(), REMOVAL_LIMIT)) {
            return created();
        }
        throw new LaunchFailure(
                false,
                "%s is still being removed after %d s (%s)"
                        .formatted(plan.name(), REMOVAL_LIMIT.toSeconds(), conflict.getMessage()));
    }

    private EngineContainer requireOurs(EngineContainer container) {
        if (container.belongsTo(plan.ownership())) {
            return container;
        }
        throw new LaunchFailure(
                true, "a container that is not ours has the name %s: %s".formatted(plan.name(), container.engineId()));
    }
}
