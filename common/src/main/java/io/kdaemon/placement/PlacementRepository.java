package io.kdaemon.placement;

import io.kdaemon.container.ContainerId;
import java.util.Collection;
import java.util.Optional;

/** The stored placement decisions. All methods take part in the caller's transaction. */
public interface PlacementRepository {

    /** Stores the decisions; one of the same container and generation is replaced. */
    void saveAll(Collection<PlacementRecord> placements);

    /** The newest decision about the container. */
    Optional<PlacementRecord> findLatest(ContainerId containerId);
}
