package io.kdaemon.testing.persistence;

class InMemoryTimelineRepositoryTest extends TimelineRepositoryContract {

    InMemoryTimelineRepositoryTest() {
        super(new InMemoryTimelineRepository());
    }
}
