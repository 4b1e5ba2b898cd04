package io.kdaemon.dockerworker.launch;

import io.kdaemon.dockerworker.engine.ContainerPlan;
import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.EngineContainer;
import io.kdaemon.dockerworker.engine.EngineContainer.State;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.launch.ContainerCreation.Held;
import io.kdaemon.run.RestartPolicy;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a container and looks once whether it runs. It goes by the container's name, not by the id that the engine answered when it was
 * created: the name follows from the command, and whose container it is shows in its labels.
 */
final class ContainerStart {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerStart.class);
    private static final int LOG_LINES = 20;
    /** The engine could not run the program at all, it may not be executed, it does not exist. */
    private static final Set<Long> PERMANENT_EXITS = Set.of(125L, 126L, 127L);

    private final ContainerPlan plan;
    private final ContainerRuntime engine;

    ContainerStart(ContainerPlan plan, ContainerRuntime engine) {
        this.plan = plan;
        this.engine = engine;
    }

    EngineContainer start(Held held) {
        try {
            bringUp(held);
        } catch (EngineException e) {
            return runningAllTheSame(held, e);
        }
        EngineContainer now =
                look().orElseThrow(() -> new LaunchFailure(false, "it was removed while it was being started"));
        return requireRunning(now);
    }

    private void bringUp(Held held) {
        if (held.found() != null && held.found().state() == State.PAUSED) {
            engine.unpause(plan.name());
        } else {
            engine.start(plan.name());
        }
    }

    /** An engine may start a container and answer with an error, or not at all. */
    private EngineContainer runningAllTheSame(Held held, EngineException failure) {
        if (failure.kind() == EngineException.Kind.STOPPING || failure.kind() == EngineException.Kind.SUSPENDED) {
            throw failure;
        }
        Optional<EngineContainer> now = lookAfter(failure);
        if (failure.mayHaveHappened() && now.filter(this::runs).isPresent()) {
            return now.get();
        }
        now.ifPresent(container -> discard(held, container));
        throw new LaunchFailure("starting it", failure);
    }

    private Optional<EngineContainer> look() {
        return engine.inspect(plan.name()).filter(container -> container.belongsTo(plan.ownership()));
    }

    private Optional<EngineContainer> lookAfter(EngineException failure) {
        try {
            return look();
        } catch (EngineException e) {
            failure.addSuppressed(e);
            return Optional.empty();
        }
    }

    private EngineContainer requireRunning(EngineContainer now) {
        long exitCode = now.condition().exitCode();
        if (runs(now) || mayHaveEnded(now, exitCode)) {
            return now;
        }
        throw new LaunchFailure(
                PERMANENT_EXITS.contains(exitCode),
                "it ended as soon as it was started (%s)%s".formatted(now.detail(), lastWords(now)));
    }

    /** Unless it is to run for ever, how it ended is judged where its restart policy is: a next attempt would run it once more. */
    private boolean mayHaveEnded(EngineContainer now, long exitCode) {
        return plan.spec().optionsOrNone().restart().mode() != RestartPolicy.Mode.ALWAYS
                && now.state() == State.EXITED
                && !PERMANENT_EXITS.contains(exitCode);
    }

    private boolean runs(EngineContainer container) {
        return container.state() == State.RUNNING;
    }

    private String lastWords(EngineContainer container) {
        try {
            String text = engine.logTail(container.engineId(), LOG_LINES);
            return text.isEmpty() ? "" : ": " + text;
        } catch (EngineException e) {
            return "; its log could not be read: " + e.getMessage();
        }
    }

    /** What never ran holds nothing worth keeping. Whoever removes the generation later comes too late in the worst case. */
    private void discard(Held held, EngineContainer container) {
        if (!held.isOurWork() || container.condition().everStarted()) {
            return;
        }
        try {
            engine.remove(container.engineId());
        } catch (EngineException e) {
            LOG.info("container={} left behind, it never ran: {}", container.name(), e.getMessage());
        }
    }
}
