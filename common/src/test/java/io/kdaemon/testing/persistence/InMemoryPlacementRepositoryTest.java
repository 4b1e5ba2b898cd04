package io.kdaemon.testing.persistence;

class InMemoryPlacementRepositoryTest extends PlacementRepositoryContract {

    InMemoryPlacementRepositoryTest() {
        super(new InMemoryPlacementRepository());
    }
}
