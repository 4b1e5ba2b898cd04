package io.kdaemon.standalone.persistence;

import io.kdaemon.container.ContainerRepository;
import io.kdaemon.dependency.DependencyRepository;
import io.kdaemon.testing.persistence.DependencyRepositoryContract;

@OnEveryDatabase
class DependencyRepositoryIT extends DependencyRepositoryContract {

    DependencyRepositoryIT(Database database) {
        super(database.bean(ContainerRepository.class), _ -> database.bean(DependencyRepository.class));
    }
}
