package io.kdaemon.testing.persistence;

class InMemoryLaunchFailureRepositoryTest extends LaunchFailureRepositoryContract {

    InMemoryLaunchFailureRepositoryTest() {
        super(new InMemoryLaunchFailureRepository());
    }
}
