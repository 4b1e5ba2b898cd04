package io.kdaemon.dependency;

import io.kdaemon.container.ContainerId;
import java.util.Collection;
import java.util.List;

/** The stored dependencies. All methods take part in the caller's transaction. */
public interface DependencyRepository {

    void addAll(Collection<Dependency> dependencies);

    /** Those of the dependants, in order of dependant and of what they depend on. */
    List<Dependency> listOf(Collection<ContainerId> dependants);

    /** Containers that were made for a dependant that is removed, and that nobody has asked to remove yet; in order of id. */
    List<ContainerId> listAbandoned(int limit);
}
