package io.kdaemon.testing.persistence;

class InMemoryDependencyRepositoryTest extends DependencyRepositoryContract {

    InMemoryDependencyRepositoryTest() {
        super(new InMemoryContainerRepository(), InMemoryDependencyRepository::new);
    }
}
