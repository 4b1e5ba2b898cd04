package io.kdaemon.testing.persistence;

class InMemoryPendingRemovalRepositoryTest extends PendingRemovalRepositoryContract {

    InMemoryPendingRemovalRepositoryTest() {
        super(new InMemoryPendingRemovalRepository());
    }
}
