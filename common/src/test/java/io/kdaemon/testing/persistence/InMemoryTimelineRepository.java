package io.kdaemon.testing.persistence;

import io.kdaemon.container.ContainerId;
import io.kdaemon.timeline.TimelineEntry;
import io.kdaemon.timeline.TimelineRepository;
import java.util.ArrayList;
import java.util.List;

public final class InMemoryTimelineRepository implements TimelineRepository {

    private final List<TimelineEntry> rows = new ArrayList<>();

    @Override
    public synchronized void append(List<TimelineEntry> entries) {
        for (TimelineEntry entry : entries) {
            rows.add(new TimelineEntry(
                    rows.size() + 1,
                    entry.containerId(),
                    entry.jobId(),
                    entry.at(),
                    entry.kind(),
                    entry.message(),
                    entry.detail()));
        }
    }

    @Override
    public synchronized List<TimelineEntry> list(ContainerId containerId, long after, int limit) {
        return rows.stream()
                .filter(entry -> entry.containerId().equals(containerId) && entry.id() > after)
                .limit(limit)
                .toList();
    }
}
