package io.kdaemon.standalone.persistence;

import io.kdaemon.adoption.AdoptionRepository;
import io.kdaemon.testing.persistence.AdoptionRepositoryContract;

@OnEveryDatabase
class AdoptionRepositoryIT extends AdoptionRepositoryContract {

    AdoptionRepositoryIT(Database database) {
        super(database.bean(AdoptionRepository.class));
    }
}
