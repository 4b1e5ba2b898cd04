package io.kdaemon.testing.persistence;

class InMemoryApplicationRepositoryTest extends ApplicationRepositoryContract {

    InMemoryApplicationRepositoryTest() {
        super(new InMemoryApplicationRepository());
    }
}
