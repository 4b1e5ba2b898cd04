package io.kdaemon.standalone.persistence;

import io.kdaemon.testing.persistence.TimelineRepositoryContract;
import io.kdaemon.timeline.TimelineRepository;

@OnEveryDatabase
class TimelineRepositoryIT extends TimelineRepositoryContract {

    TimelineRepositoryIT(Database database) {
        super(database.bean(TimelineRepository.class));
    }
}
