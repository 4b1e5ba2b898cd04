package io.kdaemon.job;

import io.kdaemon.container.ContainerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The stored jobs. All methods take part in the caller's transaction. */
public interface JobRepository {

    /** Stores new jobs; the ids of the arguments do not count. Returns them as stored, in the same order. */
    List<Job> insertAll(List<Job> jobs);

    /** As {@link #insertAll}, for one. */
    default Job insert(Job job) {
        return insertAll(List.of(job)).getFirst();
    }

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

    /** Unfinished jobs in the state, oldest first. */
    List<Job> listIn(JobState state, int limit);

    /**
     * Makes those of the jobs due now that still wait for capacity and are not due yet. Waits for nobody: what others are changing at this
     * moment is left out.
     *
     * @return how many it made due
     */
    int hasten(Collection<JobId> waiting, Instant now);

    /** Makes every unfinished job due now; used once at start where messages do not survive a restart. */
    int makeUnfinishedDue(Instant now);

    /** Newest first. */
    List<Job> listOf(ContainerId containerId);
}
