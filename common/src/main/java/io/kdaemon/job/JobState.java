package io.kdaemon.job;

import java.util.EnumSet;
import java.util.Set;

/** How far a job has come. {@code docs/states.md} draws it and a test compares the two. */
public enum JobState {
    /** Accepted and stored; its first message may still be unsent. */
    QUEUED,
    /** No node has room for it; tried again when capacity may have changed. */
    WAITING_FOR_CAPACITY,
    /** What its container depends on is not healthy yet; looked at again every other second. */
    WAITING_FOR_DEPENDENCY,
    /** A worker has been told what to do. */
    DISPATCHED,
    /** An attempt failed in a way that may pass; the next one is due at {@code nextAttemptAt}. */
    RETRY_WAIT,
    /** Done as asked. Final. */
    SUCCEEDED,
    /** Given up; the reason says why. Final. */
    FAILED,
    /** Overtaken by a later wish of the user, or cancelled. Final. */
    CANCELLED,
    /** Its message could not be understood or handled by anyone. Final. */
    DEAD_LETTERED;

    /** The states that may follow this one. Staying is always allowed and not listed. */
    public Set<JobState> next() {
        return switch (this) {
            case QUEUED ->
                EnumSet.of(
                        WAITING_FOR_CAPACITY,
                        WAITING_FOR_DEPENDENCY,
                        DISPATCHED,
                        RETRY_WAIT,
                        SUCCEEDED,
                        FAILED,
                        CANCELLED,
                        DEAD_LETTERED);
            case WAITING_FOR_DEPENDENCY -> EnumSet.of(QUEUED, SUCCEEDED, FAILED, CANCELLED, DEAD_LETTERED);
            case WAITING_FOR_CAPACITY ->
                EnumSet.of(QUEUED, DISPATCHED, RETRY_WAIT, SUCCEEDED, FAILED, CANCELLED, DEAD_LETTERED);
            case DISPATCHED ->
                EnumSet.of(QUEUED, WAITING_FOR_CAPACITY, RETRY_WAIT, SUCCEEDED, FAILED, CANCELLED, DEAD_LETTERED);
            case RETRY_WAIT ->
                EnumSet.of(QUEUED, WAITING_FOR_CAPACITY, DISPATCHED, SUCCEEDED, FAILED, CANCELLED, DEAD_LETTERED);
            case SUCCEEDED, FAILED, CANCELLED, DEAD_LETTERED -> EnumSet.noneOf(JobState.class);
        };
    }

    public boolean canMoveTo(JobState target) {
        return this == target || next().contains(target);
    }

    public boolean isFinal() {
        return next().isEmpty();
    }
}
