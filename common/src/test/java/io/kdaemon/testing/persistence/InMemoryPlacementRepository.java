package io.kdaemon.testing.persistence;

import io.kdaemon.container.ContainerId;
import io.kdaemon.placement.PlacementRecord;
import io.kdaemon.placement.PlacementRepository;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

public final class InMemoryPlacementRepository implements PlacementRepository {

    private final Map<ContainerId, NavigableMap<Integer, PlacementRecord>> rows = new HashMap<>();

    @Override
    public synchronized void saveAll(Collection<PlacementRecord> placements) {
        placements.forEach(placement -> rows.computeIfAbsent(placement.containerId(), _ -> new TreeMap<>())
                .put(placement.generation(), placement));
    }

    @Override
    public synchronized Optional<PlacementRecord> findLatest(ContainerId containerId) {
        return Optional.ofNullable(rows.get(containerId))
                .map(generations -> generations.lastEntry().getValue());
    }
}
