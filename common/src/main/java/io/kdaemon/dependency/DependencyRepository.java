package io.kdaemon.dependency;

import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The stored dependencies. All methods take part in the caller's transaction. */
public interface DependencyRepository {

    void addAll(Collection<Dependency> dependencies);

    /** Those of the dependants, in order of dependant and of what they depend on. */
    List<Dependency> listOf(Collection<ContainerId> dependants);

    /** Containers that were made for a dependant that is removed, and that nobody has asked to remove yet; in order of id. */
    List<ContainerId> listAbandoned(int limit);

    /** What a generation was told once stays. */
    void tellAll(Collection<Told> told);

    /** What the containers' present generations were told, as far as it is known; in order of dependant and of what they depend on. */
    List<Told> listTold(Collection<ContainerInstance> dependants);

    /**
     * Dependants wanted running that were told other endpoints than those at which a dependency of theirs has been healthy since {@code trusted}
     * or longer, and whom nobody has answered that; in order of id. Not those that are being worked on, nor for dependencies whose update
     * may still be rolled back.
     */
    List<ContainerId> listMisled(Instant trusted, int limit);

    /** That dependencies are where this says has its consequences already, and none again. */
    void answer(Collection<Told> moved);
}
