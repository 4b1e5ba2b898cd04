package io.kdaemon.standalone.persistence;

import io.kdaemon.notification.NotificationRepository;
import io.kdaemon.testing.persistence.NotificationRepositoryContract;

@OnEveryDatabase
class NotificationRepositoryIT extends NotificationRepositoryContract {

    NotificationRepositoryIT(Database database) {
        super(database.bean(NotificationRepository.class), database.transactions());
    }
}
