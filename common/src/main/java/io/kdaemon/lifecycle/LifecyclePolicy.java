package io.kdaemon.lifecycle;

import java.time.Duration;

/**
 * The figures the law works with.
 *
 * @param maxAttempts attempts of one job before it is given up
 * @param retry wait between attempts of a job
 * @param restart wait before the n-th repair in a row; the first is immediate
 * @param restartBudget repairs in a row before the container is given up
 * @param stableAfter a container that ran this long begins a new row of repairs
 * @param patience the times a job may take
 * @param updates the times of updates
 */
public record LifecyclePolicy(
        int maxAttempts,
        Backoff retry,
        Backoff restart,
        int restartBudget,
        Duration stableAfter,
        Patience patience,
        UpdateTimes updates) {

    public static final LifecyclePolicy DEFAULT = new LifecyclePolicy(
            5,
            new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30)),
            new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1)),
            5,
            Duration.ofMinutes(5),
            new Patience(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(2), Duration.ofMinutes(15)),
            new UpdateTimes(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMinutes(2)));

    public LifecyclePolicy with(UpdateTimes changed) {
        return new LifecyclePolicy(maxAttempts, retry, restart, restartBudget, stableAfter, patience, changed);
    }

    /** Doubles from {@code first} up to {@code limit}. */
    public record Backoff(Duration first, Duration limit) {
        private static final int MAX_DOUBLINGS = 30;

        /** The wait after {@code failures} failures in a row; one or less means {@code first}. */
        public Duration after(int failures) {
            Duration doubled = first.multipliedBy(1L << Math.clamp(failures - 1, 0, MAX_DOUBLINGS));
            return doubled.compareTo(limit) > 0 ? limit : doubled;
        }
    }

    /**
     * @param overdueAfter a dispatched job nobody reported on is dispatched again
     * @param capacityRetry a job without a node looks for one again, when nobody has seen earlier that there is room
     * @param dependencyRetry a job looks again whether what its container depends on is healthy
     * @param deadline a job is given up
     */
    public record Patience(
            Duration overdueAfter, Duration capacityRetry, Duration dependencyRetry, Duration deadline) {}

    /**
     * @param settle a new generation that was healthy for so long is trusted
     * @param drain the old generation serves for so long after users have been led to the new one
     * @param healthyWithin how long a new generation may take to become healthy once it runs, where nobody says
     */
    public record UpdateTimes(Duration settle, Duration drain, Duration healthyWithin) {}
}
