package io.kdaemon.standalone.persistence;

import io.kdaemon.removal.PendingRemovalRepository;
import io.kdaemon.testing.persistence.PendingRemovalRepositoryContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MariaDb.class)
class PendingRemovalRepositoryMariaDbIT extends PendingRemovalRepositoryContract {

    PendingRemovalRepositoryMariaDbIT() {
        super(MariaDb.bean(PendingRemovalRepository.class));
    }
}
