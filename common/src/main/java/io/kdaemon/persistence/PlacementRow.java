package io.kdaemon.persistence;

import io.kdaemon.placement.PlacementRecord;
import java.time.Instant;

record PlacementRow(long containerId, int generation, Instant decidedAt, String decision) {

    static PlacementRow of(PlacementRecord placement) {
        return new PlacementRow(
                placement.containerId().value(),
                placement.generation(),
                placement.decidedAt(),
                JsonColumn.write(placement));
    }
}
