package io.kdaemon.rollout;

import java.util.EnumSet;
import java.util.Set;

/** How far a roll-out has come. {@code docs/states.md} draws it and a test compares the two. */
public enum RolloutState {
    /** Containers are updated, as many at a time as are allowed. */
    RUNNING,
    /** More containers failed than are allowed: what is under way ends, nothing new begins. */
    STOPPING,
    /** A user called it off: what is under way ends, nothing new begins. */
    CANCELLING,
    /** Every container had its turn, and no more of them failed than are allowed. Final. */
    SUCCEEDED,
    /** Stopped because too many containers failed. Final. */
    FAILED,
    /** Called off by a user. Final. */
    CANCELLED;

    /** The states that may follow this one. */
    public Set<RolloutState> next() {
        return switch (this) {
            case RUNNING -> EnumSet.of(STOPPING, CANCELLING, SUCCEEDED);
            case STOPPING -> EnumSet.of(FAILED);
            case CANCELLING -> EnumSet.of(CANCELLED);
            case SUCCEEDED, FAILED, CANCELLED -> EnumSet.noneOf(RolloutState.class);
        };
    }

    public boolean isFinal() {
        return next().isEmpty();
    }
}
