package io.kdaemon.persistence;

import io.kdaemon.container.ContainerId;
import io.kdaemon.placement.PlacementRecord;
import io.kdaemon.placement.PlacementRepository;
import java.util.Collection;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

final class MyBatisPlacementRepository implements PlacementRepository {

    private static final TypeReference<PlacementRecord> PLACEMENT = new TypeReference<>() {};

    private final PlacementMapper mapper;

    MyBatisPlacementRepository(PlacementMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void saveAll(Collection<PlacementRecord> placements) {
        if (!placements.isEmpty()) {
            mapper.saveAll(placements.stream().map(PlacementRow::of).toList());
        }
    }

    @Override
    public Optional<PlacementRecord> findLatest(ContainerId containerId) {
        return mapper.findLatest(containerId.value()).map(json -> JsonColumn.read(json, PLACEMENT));
    }
}
