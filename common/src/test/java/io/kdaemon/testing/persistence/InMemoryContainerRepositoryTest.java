package io.kdaemon.testing.persistence;

class InMemoryContainerRepositoryTest extends ContainerRepositoryContract {

    InMemoryContainerRepositoryTest() {
        super(new InMemoryContainerRepository(), Transactions.NONE);
    }
}
