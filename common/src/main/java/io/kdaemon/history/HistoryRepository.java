package io.kdaemon.history;

import java.time.Instant;

/** What is stored of things that are over. All methods take part in the caller's transaction; what another one is at work on is left to it. */
public interface HistoryRepository {

    /** What there is to forget, in the order in which it is best forgotten. Nothing that goes on is ever part of it. */
    enum Chapter {
        /** Roll-outs that have ended. */
        ROLLOUTS,
        /** Removed containers, and everything that is known of each; not those that one which is still there depends on. */
        CONTAINERS,
        /** Entries of the timelines of containers that are there. */
        TIMELINE,
        /** Jobs that have ended. */
        JOBS,
        /** Decisions about generations that a container has left behind. */
        PLACEMENTS,
        /** Notifications that were delivered or given up, but for the last one of each incident that is not over. */
        NOTIFICATIONS
    }

    /**
     * Forgets what ended before the given time, the oldest first.
     *
     * @return how many, at most {@code most}; fewer when there is hardly any left
     */
    int forget(Chapter chapter, Instant before, int most);
}
