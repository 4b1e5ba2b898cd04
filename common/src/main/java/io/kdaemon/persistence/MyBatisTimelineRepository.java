package io.kdaemon.persistence;

import io.kdaemon.container.ContainerId;
import io.kdaemon.timeline.TimelineEntry;
import io.kdaemon.timeline.TimelineRepository;
import java.util.List;

final class MyBatisTimelineRepository implements TimelineRepository {

    private final TimelineMapper mapper;

    MyBatisTimelineRepository(TimelineMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void append(List<TimelineEntry> entries) {
        if (!entries.isEmpty()) {
            mapper.insertAll(entries.stream().map(TimelineRow::of).toList());
        }
    }

    @Override
    public List<TimelineEntry> list(ContainerId containerId, long after, int limit) {
        return mapper.list(containerId.value(), after, limit).stream()
                .map(TimelineRow::toEntry)
                .toList();
    }
}
