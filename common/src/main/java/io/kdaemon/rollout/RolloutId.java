package io.kdaemon.rollout;

/** Number of a roll-out. */
public record RolloutId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
