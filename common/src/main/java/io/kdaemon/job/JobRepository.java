package io.kdaemon.job;

import io.kdaemon.container.ContainerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The stored jobs. All methods take part in the caller's transaction. */
public interface JobRepository {

    /** Stores a new job; the id of the argument does not count. Returns it as stored. */
    Job insert(Job job);

    Optional<Job> find(JobId id);

    List<Job> findAll(Collection<JobId> ids);

    /** Stores progress and schedule. The caller holds the lock on the job's container, so there is no version. */
    default void update(Job job) {
        updateAll(List.of(job));
    }

    /** As {@link #update}, for many at once. */
    void updateAll(Collection<Job> jobs);

    /**
     * Takes up to {@code limit} unfinished jobs whose {@code nextAttemptAt} has passed and pushes that time back by {@code lease}, so that no
     * other sweeper takes them meanwhile. Two callers at once get different jobs.
     */
    List<Job> claimDue(Instant now, Duration lease, int limit);

    /** Makes every unfinished job due now; used once at start where messages do not survive a restart. */
    int makeUnfinishedDue(Instant now);

    /** Newest first. */
    List<Job> listOf(ContainerId containerId);
}
