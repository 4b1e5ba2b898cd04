package io.kdaemon.dockerworker.isolation;

import io.kdaemon.dockerworker.isolation.IsolationSettings.Writes;
import java.time.Duration;

/**
 * How many containers an engine is asked to start at a time. Beyond a knee, which differs from engine to engine, more at a time does not start
 * more a second: each only waits for the others. How many wait follows from how much longer a start takes than with few at a time; as long as
 * fewer than {@link #FEW_WAITING} do, one more is tried, and when more than {@link #MANY_WAITING} do, one less. What a start takes with few at
 * a time is measured whenever there are few, and in a flood now and then on purpose: otherwise an engine that has become slower as a whole would
 * be taken for a crowded one.
 */
final class WriteLimit {

    private static final double FEW_WAITING = 2;
    private static final double MANY_WAITING = 3;
    /** What the latest measurement counts for among the earlier ones. */
    private static final double WEIGHT = 0.2;

    /** Starts between two measurements with few at a time. */
    private static final int PROBE_EVERY = 200;

    private final Writes bounds;
    private int limit;
    private int sinceFew;
    private int probes;
    private double aloneNanos;
    private double crowdedNanos;
    private int measured;

    WriteLimit(Writes bounds) {
        this.bounds = bounds;
        this.limit = bounds.first();
    }

    synchronized int current() {
        return probes > 0 ? bounds.least() : limit;
    }

    /** @param together starts under way at the engine, this one included */
    synchronized void started(Duration took, int together) {
        double nanos = took.toNanos();
        sinceFew++;
        if (together <= bounds.least()) {
            aloneAgain(nanos);
        } else if (aloneNanos == 0 || nanos < aloneNanos) {
            aloneNanos = mean(aloneNanos, nanos);
        }
        if (probes == 0 && together >= limit) {
            crowded(nanos);
        }
        if (sinceFew >= PROBE_EVERY && limit > bounds.least()) {
            probe();
        }
    }

    private void aloneAgain(double nanos) {
        sinceFew = 0;
        aloneNanos = mean(aloneNanos, nanos);
        probes = Math.max(0, probes - 1);
    }

    private void crowded(double nanos) {
        crowdedNanos = mean(crowdedNanos, nanos);
        measured++;
        if (measured >= limit) {
            adjust();
        }
    }

    /** What was known is forgotten. */
    private void probe() {
        sinceFew = 0;
        aloneNanos = 0;
        probes = 2 * bounds.least();
    }

    /** A start that failed, or came to no end: half as many from now on. */
    synchronized void failed() {
        change(limit / 2);
    }

    /** A round is over: about as many starts as there may be at a time. */
    private void adjust() {
        double waiting = limit * (1 - aloneNanos / crowdedNanos);
        change(waiting < FEW_WAITING ? limit + 1 : waiting > MANY_WAITING ? limit - 1 : limit);
    }

    private void change(int wanted) {
        limit = Math.clamp(wanted, bounds.least(), bounds.most());
        measured = 0;
        crowdedNanos = 0;
    }

    private static double mean(double known, double latest) {
        return known == 0 ? latest : known + WEIGHT * (latest - known);
    }
}
