package io.kdaemon.persistence;

import io.kdaemon.container.ContainerId;
import io.kdaemon.job.JobId;
import io.kdaemon.timeline.TimelineEntry;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

record TimelineRow(
        long id,
        long containerId,
        @Nullable Long jobId,
        Instant happenedAt,
        String kind,
        String message,
        @Nullable String detail) {

    static TimelineRow of(TimelineEntry entry) {
        return new TimelineRow(
                entry.id(),
                entry.containerId().value(),
                Optional.ofNullable(entry.jobId()).map(JobId::value).orElse(null),
                entry.at(),
                entry.kind(),
                entry.message(),
                entry.detail());
    }

    TimelineEntry toEntry() {
        return new TimelineEntry(
                id,
                new ContainerId(containerId),
                jobId == null ? null : new JobId(jobId),
                happenedAt,
                kind,
                message,
                detail);
    }
}
