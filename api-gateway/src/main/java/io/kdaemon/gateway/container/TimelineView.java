package io.kdaemon.gateway.container;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.kdaemon.job.JobId;
import io.kdaemon.timeline.TimelineEntry;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** One line of a container's timeline as the API shows it; {@code detail} is the stored JSON as it is. */
@JsonNaming(SnakeCaseStrategy.class)
record TimelineView(
        long id,
        Instant at,
        String kind,
        String message,
        @JsonRawValue @Nullable String detail,
        @Nullable Long jobId) {

    static TimelineView of(TimelineEntry entry) {
        return new TimelineView(
                entry.id(),
                entry.at(),
                entry.kind(),
                entry.message(),
                entry.detail(),
                Optional.ofNullable(entry.jobId()).map(JobId::value).orElse(null));
    }
}
