package io.kdaemon.standalone.persistence;

import io.kdaemon.notification.NotificationRepository;
import io.kdaemon.testing.persistence.NotificationRepositoryContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MariaDb.class)
class NotificationRepositoryMariaDbIT extends NotificationRepositoryContract {

    NotificationRepositoryMariaDbIT() {
        super(MariaDb.bean(NotificationRepository.class), MariaDb.TRANSACTIONS);
    }
}
