package io.kdaemon.standalone.persistence;

import io.kdaemon.messaging.inbox.InboxRepository;
import io.kdaemon.testing.persistence.InboxRepositoryContract;

@OnEveryDatabase
class InboxRepositoryIT extends InboxRepositoryContract {

    InboxRepositoryIT(Database database) {
        super(database.bean(InboxRepository.class), database.transactions());
    }
}
