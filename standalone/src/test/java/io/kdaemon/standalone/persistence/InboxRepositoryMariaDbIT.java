package io.kdaemon.standalone.persistence;

import io.kdaemon.messaging.inbox.InboxRepository;
import io.kdaemon.testing.persistence.InboxRepositoryContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MariaDb.class)
class InboxRepositoryMariaDbIT extends InboxRepositoryContract {

    InboxRepositoryMariaDbIT() {
        super(MariaDb.bean(InboxRepository.class), MariaDb.TRANSACTIONS);
    }
}
