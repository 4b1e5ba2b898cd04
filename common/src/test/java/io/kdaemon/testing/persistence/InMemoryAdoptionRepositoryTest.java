package io.kdaemon.testing.persistence;

class InMemoryAdoptionRepositoryTest extends AdoptionRepositoryContract {

    InMemoryAdoptionRepositoryTest() {
        super(new InMemoryAdoptionRepository());
    }
}
