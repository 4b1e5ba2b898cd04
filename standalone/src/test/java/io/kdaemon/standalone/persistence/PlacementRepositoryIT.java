package io.kdaemon.standalone.persistence;

import io.kdaemon.placement.PlacementRepository;
import io.kdaemon.testing.persistence.PlacementRepositoryContract;

@OnEveryDatabase
class PlacementRepositoryIT extends PlacementRepositoryContract {

    PlacementRepositoryIT(Database database) {
        super(database.bean(PlacementRepository.class));
    }
}
