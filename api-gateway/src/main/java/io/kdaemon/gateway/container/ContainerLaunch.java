package io.kdaemon.gateway.container;

import io.kdaemon.application.Application;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.container.DesiredState;
import io.kdaemon.container.ObservedState;
import io.kdaemon.gateway.web.RequestId;
import io.kdaemon.job.JobKind;
import io.kdaemon.lifecycle.ContainerCommand;
import io.kdaemon.lifecycle.execution.Instruction;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.lifecycle.execution.Outcome;
import io.kdaemon.messaging.TraceParent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Stores new containers and asks for their launch; takes part in the caller's transaction. */
public final class ContainerLaunch {

    private static final ContainerId UNSTORED = new ContainerId(0);
    private static final int FIRST_GENERATION = 1;

    private final ContainerRepository containers;
    private final LifecycleExecutor executor;
    private final Clock clock;

    public ContainerLaunch(ContainerRepository containers, LifecycleExecutor executor, Clock clock) {
        this.containers = containers;
        this.executor = executor;
        this.clock = clock;
    }

    List<ContainerInstance> launch(List<String> names, Application application, LaunchForm form) {
        Instant now = clock.instant();
        Instruction.Cause cause = new Instruction.Cause(RequestId.current(), null, TraceParent.current());
        List<Instruction> instructions = names.stream()
                .map(name -> containers.insert(requested(name, application, form, now)))
                .map(stored -> new Instruction(stored.id(), new ContainerCommand.Wish(JobKind.LAUNCH), cause))
                .toList();
        return executor.execute(instructions).stream().map(Outcome::container).toList();
    }

    private static ContainerInstance requested(String name, Application application, LaunchForm form, Instant now) {
        return new ContainerInstance(
                UNSTORED,
                new ContainerInstance.Identity(name, form.userId(), application.id(), form.enabled()),
                new ContainerInstance.Lifecycle(
                        DesiredState.RUNNING, ObservedState.REQUESTED, FIRST_GENERATION, 0, null, null),
                ContainerInstance.Assignment.NONE,
                new ContainerInstance.Timestamps(now, now, null, null),
                0);
    }
}
