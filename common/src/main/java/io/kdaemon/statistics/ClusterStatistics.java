package io.kdaemon.statistics;

import io.kdaemon.container.ObservedState;
import io.kdaemon.job.JobKind;
import io.kdaemon.notification.Notification;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What there is. A constant that is missing in a map stands for none.
 *
 * @param outbox messages nobody has sent yet
 * @param jobs the unfinished ones
 * @param containers all but removed ones
 * @param notifications all but delivered ones
 */
public record ClusterStatistics(
        Backlog outbox,
        Map<JobKind, Backlog> jobs,
        Map<ObservedState, Long> containers,
        Map<Notification.State, Long> notifications) {

    public static final ClusterStatistics NONE = new ClusterStatistics(Backlog.NONE, Map.of(), Map.of(), Map.of());

    /** @param oldest when the oldest began to wait; null when nothing does */
    public record Backlog(long count, @Nullable Instant oldest) {

        public static final Backlog NONE = new Backlog(0, null);
    }
}
