package io.kdaemon.testing.persistence;

class InMemoryNotificationRepositoryTest extends NotificationRepositoryContract {

    InMemoryNotificationRepositoryTest() {
        super(new InMemoryNotificationRepository(), Transactions.NONE);
    }
}
