package io.kdaemon.standalone.persistence;

import io.kdaemon.node.EngineConditionRepository;
import io.kdaemon.testing.persistence.EngineConditionRepositoryContract;

@OnEveryDatabase
class EngineConditionRepositoryIT extends EngineConditionRepositoryContract {

    EngineConditionRepositoryIT(Database database) {
        super(database.bean(EngineConditionRepository.class));
    }
}
