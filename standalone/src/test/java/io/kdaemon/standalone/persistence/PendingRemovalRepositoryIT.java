package io.kdaemon.standalone.persistence;

import io.kdaemon.removal.PendingRemovalRepository;
import io.kdaemon.testing.persistence.PendingRemovalRepositoryContract;

@OnEveryDatabase
class PendingRemovalRepositoryIT extends PendingRemovalRepositoryContract {

    PendingRemovalRepositoryIT(Database database) {
        super(database.bean(PendingRemovalRepository.class));
    }
}
