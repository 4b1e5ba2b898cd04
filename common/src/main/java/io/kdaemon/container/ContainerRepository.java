package io.kdaemon.container;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.node.NodeId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stored containers. All methods take part in the caller's transaction. */
public interface ContainerRepository {

    /**
     * Stores new containers, all or none; {@code id} and {@code version} of the arguments do not count.
     *
     * @return the containers as stored, with their ids, in the same order
     * @throws io.kdaemon.persistence.TakenException when a container that is not REMOVED has one of the names
     */
    List<ContainerInstance> insertAll(List<ContainerInstance> containers);

    /** As {@link #insertAll}, for one. */
    default ContainerInstance insert(ContainerInstance container) {
        return insertAll(List.of(container)).getFirst();
    }

    Optional<ContainerInstance> find(ContainerId id);

    /** Those that exist, in order of id, without a lock. */
    List<ContainerInstance> findAll(Collection<ContainerId> ids);

    /** The container that has the name now; REMOVED ones have given theirs up. */
    Optional<ContainerInstance> findByName(String name);

    /** Those that exist, in order of id, locked until the transaction ends. Always lock containers before jobs and nodes. */
    List<ContainerInstance> lock(Collection<ContainerId> ids);

    /**
     * Stores the change if nobody was quicker: compare-and-set on {@code version}, which is raised.
     *
     * @throws io.kdaemon.persistence.StaleVersionException when the stored version is another
     */
    void update(ContainerInstance container);

    /**
     * Stores what the law changed on all of them at once, each by compare-and-set as {@link #update}: lifecycle, assignment and time
     * stamps. Their identities stay as they are stored.
     *
     * @throws io.kdaemon.persistence.StaleVersionException when the stored version of any of them is another
     */
    void updateLifecycles(Collection<ContainerInstance> containers);

    /** In order of id. */
    List<ContainerInstance> list(ContainerQuery query);

    /** Those on the nodes that are not REMOVED, in order of id. */
    List<ContainerInstance> listOnNodes(Collection<NodeId> nodes);

    /** Those with an update under way, in order of id. */
    List<ContainerInstance> listUpdating();

    /** Names of the application's containers that are not REMOVED, newest container first. */
    List<String> newestNames(ApplicationId applicationId, int limit);

    /** Containers that are not REMOVED, by node; nodes without any are absent. */
    Map<NodeId, Integer> countByNode();
}
