package io.kdaemon.standalone.persistence;

import io.kdaemon.generation.RevisionRepository;
import io.kdaemon.testing.persistence.RevisionRepositoryContract;

@OnEveryDatabase
class RevisionRepositoryIT extends RevisionRepositoryContract {

    RevisionRepositoryIT(Database database) {
        super(database.bean(RevisionRepository.class));
    }
}
