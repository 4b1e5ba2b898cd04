package io.kdaemon.standalone.persistence;

import io.kdaemon.node.LaunchFailureRepository;
import io.kdaemon.testing.persistence.LaunchFailureRepositoryContract;

@OnEveryDatabase
class LaunchFailureRepositoryIT extends LaunchFailureRepositoryContract {

    LaunchFailureRepositoryIT(Database database) {
        super(database.bean(LaunchFailureRepository.class));
    }
}
