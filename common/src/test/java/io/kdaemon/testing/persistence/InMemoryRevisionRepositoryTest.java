package io.kdaemon.testing.persistence;

class InMemoryRevisionRepositoryTest extends RevisionRepositoryContract {

    InMemoryRevisionRepositoryTest() {
        super(new InMemoryRevisionRepository());
    }
}
