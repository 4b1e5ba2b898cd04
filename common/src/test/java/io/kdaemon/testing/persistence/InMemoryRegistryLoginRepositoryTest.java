package io.kdaemon.testing.persistence;

class InMemoryRegistryLoginRepositoryTest extends RegistryLoginRepositoryContract {

    InMemoryRegistryLoginRepositoryTest() {
        super(new InMemoryRegistryLoginRepository());
    }
}
