package io.kdaemon.adoption;

import io.kdaemon.container.ContainerId;
import io.kdaemon.node.NodeId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The stored adoptions. All methods take part in the caller's transaction. */
public interface AdoptionRepository {

    /** @throws io.kdaemon.persistence.TakenException when it is adopted already */
    void add(Adoption adoption);

    Optional<Adoption> find(NodeId nodeId, String engineContainerId);

    /** Those of the containers, in any order. */
    List<Adoption> findAll(Collection<ContainerId> containers);

    /** Those on the nodes, whatever became of their containers, in order of container. */
    List<Adoption> listOn(Collection<NodeId> nodes);

    /** The engine does not have them any more. */
    void endAll(NodeId nodeId, Collection<String> engineContainerIds);
}
