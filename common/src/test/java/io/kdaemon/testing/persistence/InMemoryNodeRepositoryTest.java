package io.kdaemon.testing.persistence;

class InMemoryNodeRepositoryTest extends NodeRepositoryContract {

    InMemoryNodeRepositoryTest() {
        super(new InMemoryNodeRepository(), Transactions.NONE);
    }
}
