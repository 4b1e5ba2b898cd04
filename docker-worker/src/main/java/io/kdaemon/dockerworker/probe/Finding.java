package io.kdaemon.dockerworker.probe;

import org.jspecify.annotations.Nullable;

/**
 * What came of asking a container so far.
 *
 * @param trouble what was wrong the last time, for people; null unless it is UNHEALTHY
 */
public record Finding(Standing standing, @Nullable String trouble) {

    static final Finding NOTHING_YET = new Finding(Standing.UNSURE, null);
}
