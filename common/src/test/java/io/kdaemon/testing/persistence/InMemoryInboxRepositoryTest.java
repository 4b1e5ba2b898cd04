package io.kdaemon.testing.persistence;

class InMemoryInboxRepositoryTest extends InboxRepositoryContract {

    InMemoryInboxRepositoryTest() {
        super(new InMemoryInboxRepository(), Transactions.NONE);
    }
}
