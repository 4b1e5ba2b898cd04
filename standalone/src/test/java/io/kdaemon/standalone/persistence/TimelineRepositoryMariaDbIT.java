package io.kdaemon.standalone.persistence;

import io.kdaemon.testing.persistence.TimelineRepositoryContract;
import io.kdaemon.timeline.TimelineRepository;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MariaDb.class)
class TimelineRepositoryMariaDbIT extends TimelineRepositoryContract {

    TimelineRepositoryMariaDbIT() {
        super(MariaDb.bean(TimelineRepository.class));
    }
}
