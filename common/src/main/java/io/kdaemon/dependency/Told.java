package io.kdaemon.dependency;

import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.DesiredState;
import io.kdaemon.container.Endpoint;
import io.kdaemon.container.Update.Phase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a generation of a container was told that one of its dependencies is reached. It is told so whenever it is launched, because an engine
 * container keeps the environment that it was created with: what is known of a generation is what its engine container says.
 */
public record Told(ContainerId dependant, int generation, ContainerId on, List<Endpoint> endpoints) {

    public Told {
        endpoints = List.copyOf(endpoints);
    }

    /** What a generation that is created now is told. */
    public static Told now(ContainerInstance dependant, ContainerInstance on) {
        return new Told(
                dependant.id(),
                dependant.generation(),
                on.id(),
                on.published().orElse(on).assignment().endpoints());
    }

    /** Whether that is where the dependency is reached; empty while it is not healthy, or is being updated: nobody can say then. */
    public Optional<Boolean> isCurrent(ContainerInstance dependency) {
        return Optional.of(dependency)
                .filter(Told::isSettled)
                .map(settled -> settled.assignment().endpoints().equals(endpoints));
    }

    private static boolean isSettled(ContainerInstance dependency) {
        return dependency.desired() == DesiredState.RUNNING
                && dependency.timestamps().healthySince() != null
                && dependency
                        .update()
                        .filter(update -> !update.isIn(Phase.DRAINING))
                        .isEmpty();
    }

    /** Where the dependency is, in words for people. */
    public static String words(ContainerInstance dependency) {
        List<Endpoint> endpoints = dependency.assignment().endpoints();
        return dependency.identity().name() + " is now at "
                + (endpoints.isEmpty()
                        ? "no address"
                        : endpoints.stream().map(Endpoint::authority).collect(Collectors.joining(", ")));
    }
}
