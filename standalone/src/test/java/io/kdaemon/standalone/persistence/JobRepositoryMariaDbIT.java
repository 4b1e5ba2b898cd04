package io.kdaemon.standalone.persistence;

import io.kdaemon.job.JobRepository;
import io.kdaemon.testing.persistence.JobRepositoryContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MariaDb.class)
class JobRepositoryMariaDbIT extends JobRepositoryContract {

    JobRepositoryMariaDbIT() {
        super(MariaDb.bean(JobRepository.class), MariaDb.TRANSACTIONS);
    }
}
