package io.kdaemon.testing.persistence;

class InMemoryRolloutRepositoryTest extends RolloutRepositoryContract {

    InMemoryRolloutRepositoryTest() {
        super(new InMemoryRolloutRepository(), Transactions.NONE);
    }
}
