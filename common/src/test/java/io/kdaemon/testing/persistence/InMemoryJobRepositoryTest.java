package io.kdaemon.testing.persistence;

class InMemoryJobRepositoryTest extends JobRepositoryContract {

    InMemoryJobRepositoryTest() {
        super(new InMemoryJobRepository(), Transactions.NONE);
    }
}
