package io.kdaemon.job;

import org.jspecify.annotations.Nullable;

/**
 * What a user said about how a job is to be done.
 *
 * @param graceSeconds how long the container may take to end before it is killed; null for what is usual
 * @param volumes whether its anonymous volumes go with it; named ones never do
 */
public record Terms(@Nullable Integer graceSeconds, boolean volumes) {

    public static final Terms USUAL = new Terms(null, false);
}
