package io.kdaemon.testing.persistence;

class InMemoryOutboxRepositoryTest extends OutboxRepositoryContract {

    InMemoryOutboxRepositoryTest() {
        super(new InMemoryOutboxRepository(), Transactions.NONE);
    }
}
