package io.kdaemon.testing.persistence;

class InMemoryUsageRepositoryTest extends UsageRepositoryContract {

    InMemoryUsageRepositoryTest() {
        super(new InMemoryUsageRepository(), Transactions.NONE);
    }
}
