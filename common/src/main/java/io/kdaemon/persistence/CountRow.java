package io.kdaemon.persistence;

import io.kdaemon.statistics.ClusterStatistics.Backlog;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param name the constant that was counted; null where there is only one kind */
record CountRow(@Nullable String name, long count, @Nullable Instant oldest) {

    Backlog toBacklog() {
        return new Backlog(count, oldest);
    }
}
