package io.kdaemon.gateway.container;

import io.kdaemon.application.Application;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.gateway.web.RequestId;
import io.kdaemon.generation.RevisionRepository;
import io.kdaemon.job.JobKind;
import io.kdaemon.lifecycle.ContainerCommand;
import io.kdaemon.lifecycle.execution.Instruction;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.lifecycle.execution.Outcome;
import io.kdaemon.messaging.TraceParent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Stores new containers and asks for their launch; takes part in the caller's transaction. */
public final class ContainerLaunch {

    private final ContainerRepository containers;
    private final RevisionRepository revisions;
    private final DependencyLaunch dependencyLaunch;
    private final LifecycleExecutor executor;
    private final Clock clock;

    public ContainerLaunch(
            ContainerRepository containers,
            RevisionRepository revisions,
            DependencyLaunch dependencyLaunch,
            LifecycleExecutor executor,
            Clock clock) {
        this.dependencyLaunch = dependencyLaunch;
        this.containers = containers;
        this.revisions = revisions;
        this.executor = executor;
        this.clock = clock;
    }

    /**
     * A container that is wanted.
     *
     * @param cause the request that wants it
     */
    record Wanted(String name, Application application, LaunchForm form, Instruction.Cause cause) {}

    /** What they depend on is launched first, where it is not there already. */
    List<ContainerInstance> launch(List<Wanted> wanted) {
        List<List<ContainerInstance>> dependencies = wanted.stream()
                .map(one -> dependencyLaunch.of(one, this::launch))
                .toList();
        Instant now = clock.instant();
        List<ContainerInstance> stored = containers.insertAll(
                wanted.stream().map(one -> requested(one, now)).toList());
        List<Instruction> instructions = IntStream.range(0, stored.size())
                .mapToObj(i -> instruction(stored.get(i).id(), wanted.get(i), dependencies.get(i)))
                .toList();
        for (int i = 0; i < stored.size(); i++) {
            dependencyLaunch.link(stored.get(i), wanted.get(i), dependencies.get(i));
        }
        revisions.saveAll(IntStream.range(0, stored.size())
                .mapToObj(i ->
                        FirstGeneration.revision(stored.get(i), wanted.get(i).application(), now))
                .toList());
        return executor.execute(instructions, stored).stream()
                .map(Outcome::container)
                .toList();
    }

    /** The request that this thread handles. */
    public static Instruction.Cause cause() {
        return new Instruction.Cause(RequestId.current(), null, TraceParent.current());
    }

    private static Instruction instruction(ContainerId id, Wanted wanted, List<ContainerInstance> dependencies) {
        ContainerCommand command = dependencies.isEmpty()
                ? new ContainerCommand.Wish(JobKind.LAUNCH)
                : new ContainerCommand.LaunchWhenReady();
        return new Instruction(id, command, wanted.cause());
    }

    private static ContainerInstance requested(Wanted wanted, Instant now) {
        LaunchForm form = wanted.form();
        return FirstGeneration.requested(
                new ContainerInstance.Identity(
                        wanted.name(), form.userId(), wanted.application().id(), form.enabled()),
                now);
    }
}
