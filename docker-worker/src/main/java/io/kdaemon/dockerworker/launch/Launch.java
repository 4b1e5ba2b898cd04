package io.kdaemon.dockerworker.launch;

import io.kdaemon.dockerworker.engine.ContainerPlan;
import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.EngineContainer;
import io.kdaemon.dockerworker.engine.EngineContainer.State;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.launch.ContainerCreation.Held;
import io.kdaemon.run.PullPolicy;
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

    /** Brings the image to the node. */
    interface Images {

        /** When the node does not have it. */
        void supply();

        /** Whether the node has it or not. */
        void refresh();
    }

    private final ContainerPlan plan;
    private final ContainerRuntime engine;
    private final WriteSlots slots;
    private final Images images;

    Launch(ContainerPlan plan, ContainerRuntime engine, WriteSlots slots, Images images) {
        this.plan = plan;
        this.engine = engine;
        this.slots = slots;
        this.images = images;
    }

    /** @throws EngineException SUSPENDED or STOPPING only: then nothing can be said yet */
    LaunchOutcome run() {
        try {
            return runOrPullAndRun();
        } catch (LaunchFailure e) {
            return e.outcome();
        } catch (EngineException e) {
            if (e.isPostponed()) {
                throw e;
            }
            return new LaunchOutcome.Failed(e.isPermanent(), String.valueOf(e.getMessage()));
        }
    }

    private LaunchOutcome runOrPullAndRun() {
        PullPolicy policy = plan.spec().optionsOrNone().pull();
        if (policy == PullPolicy.ALWAYS) {
            images.refresh();
        }
        try {
            return slots.within(this::ensureRunning);
        } catch (ImageAbsentException absent) {
            if (policy == PullPolicy.NEVER) {
                throw new LaunchFailure(
                        false,
                        "the node does not have the image, and pull_policy is never: "
                                + absent.answer().getMessage());
            }
            images.supply();
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
