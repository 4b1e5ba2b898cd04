package io.kdaemon.dockerworker.launch;

import io.kdaemon.dockerworker.engine.ContainerPlan;
import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.EngineContainer;
import io.kdaemon.dockerworker.engine.EngineContainer.State;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.launch.ContainerCreation.Held;
import java.util.function.Supplier;

/**
 * One launch: create, start, look. The engine is not asked whether it has the image: when it has not, the create says so, and a launch on a
 * node that has the image costs no call more than it must.
 */
final class Launch {

    /** Where the engine works hard, a node takes only so many at a time. */
    @FunctionalInterface
    interface WriteSlots {
        LaunchOutcome within(Supplier<LaunchOutcome> work);
    }

    private final ContainerPlan plan;
    private final ContainerRuntime engine;
    private final WriteSlots slots;
    private final Runnable imageSupply;

    Launch(ContainerPlan plan, ContainerRuntime engine, WriteSlots slots, Runnable imageSupply) {
        this.plan = plan;
        this.engine = engine;
        this.slots = slots;
        this.imageSupply = imageSupply;
    }

    /** @throws EngineException SUSPENDED or STOPPING only: then nothing can be said yet */
    LaunchOutcome run() {
        try {
            return runOrPullAndRun();
        } catch (LaunchFailure e) {
            return e.outcome();
        } catch (EngineException e) {
            return switch (e.kind()) {
                case SUSPENDED, STOPPING -> throw e;
                case NOT_FOUND,
                        CONFLICT,
                        INVALID,
                        SERVER_ERROR,
                        REFUSED,
                        UNREACHABLE,
                        TIMEOUT,
                        CONNECTION_LOST,
                        GARBLED -> new LaunchOutcome.Failed(e.isPermanent(), String.valueOf(e.getMessage()));
            };
        }
    }

    private LaunchOutcome runOrPullAndRun() {
        try {
            return slots.within(this::ensureRunning);
        } catch (ImageAbsentException absent) {
            imageSupply.run();
        }
        try {
            return slots.within(this::ensureRunning);
        } catch (ImageAbsentException stillAbsent) {
            throw new LaunchFailure("creating it", stillAbsent.answer());
        }
    }

    private LaunchOutcome ensureRunning() {
        Held held = new ContainerCreation(plan, engine).createOrFind();
        EngineContainer found = held.found();
        if (found != null && found.state() == State.RUNNING) {
            return new LaunchOutcome.Running(found, true);
        }
        return new LaunchOutcome.Running(new ContainerStart(plan, engine).start(held), false);
    }
}
