package io.kdaemon.standalone.persistence;

import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.testing.persistence.ApplicationRepositoryContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MariaDb.class)
class ApplicationRepositoryMariaDbIT extends ApplicationRepositoryContract {

    ApplicationRepositoryMariaDbIT() {
        super(MariaDb.bean(ApplicationRepository.class));
    }
}
