package io.kdaemon.standalone.persistence;

import io.kdaemon.job.JobRepository;
import io.kdaemon.testing.persistence.JobRepositoryContract;

@OnEveryDatabase
class JobRepositoryIT extends JobRepositoryContract {

    JobRepositoryIT(Database database) {
        super(database.bean(JobRepository.class), database.transactions());
    }
}
