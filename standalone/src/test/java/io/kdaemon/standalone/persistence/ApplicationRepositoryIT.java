package io.kdaemon.standalone.persistence;

import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.testing.persistence.ApplicationRepositoryContract;

@OnEveryDatabase
class ApplicationRepositoryIT extends ApplicationRepositoryContract {

    ApplicationRepositoryIT(Database database) {
        super(database.bean(ApplicationRepository.class));
    }
}
