package io.kdaemon.gateway.container;

import io.kdaemon.application.Application;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.DesiredState;
import io.kdaemon.container.ObservedState;
import io.kdaemon.container.Succession;
import io.kdaemon.generation.Revision;
import java.time.Instant;

/** Containers as they begin. */
public final class FirstGeneration {

    public static final int NUMBER = 1;

    private static final ContainerId UNSTORED = new ContainerId(0);

    private FirstGeneration() {}

    /** Wanted, and nothing done for it yet. */
    public static ContainerInstance requested(ContainerInstance.Identity identity, Instant now) {
        return new ContainerInstance(
                UNSTORED,
                identity,
                new ContainerInstance.Lifecycle(
                        DesiredState.RUNNING, ObservedState.REQUESTED, NUMBER, 0, null, null, null),
                ContainerInstance.Assignment.NONE,
                new ContainerInstance.Timestamps(now, now, null, null, null),
                Succession.first(NUMBER),
                0);
    }

    /** What it runs until it is updated. */
    public static Revision revision(ContainerInstance container, Application application, Instant now) {
        return new Revision(
                container.id(),
                NUMBER,
                application.revision().version(),
                Revision.Origin.LAUNCH,
                application.run(),
                now);
    }
}
