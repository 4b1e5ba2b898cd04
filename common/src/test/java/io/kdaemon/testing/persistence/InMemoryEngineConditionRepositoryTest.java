package io.kdaemon.testing.persistence;

class InMemoryEngineConditionRepositoryTest extends EngineConditionRepositoryContract {

    InMemoryEngineConditionRepositoryTest() {
        super(new InMemoryEngineConditionRepository());
    }
}
