package io.kdaemon.standalone.persistence;

import io.kdaemon.placement.PlacementRepository;
import io.kdaemon.testing.persistence.PlacementRepositoryContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MariaDb.class)
class PlacementRepositoryMariaDbIT extends PlacementRepositoryContract {

    PlacementRepositoryMariaDbIT() {
        super(MariaDb.bean(PlacementRepository.class));
    }
}
