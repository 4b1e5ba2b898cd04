package io.kdaemon.dockerworker.usage;

import java.time.Duration;
import java.time.Instant;

/**
 * How containers are measured.
 *
 * @param interval how often a node's containers are measured; zero for not at all
 * @param span for how long the CPU of a container is watched
 * @param perNode containers measured per node and interval, each of another application
 * @param slowCall an engine that takes longer for one call is left alone until the next time
 */
public record UsageSettings(Duration interval, Duration span, int perNode, Duration slowCall) {

    /**
     * Whether a node's turn comes within the window. Nodes have their turns all over the interval, by the clock, so that it does not matter which
     * worker follows a node.
     */
    boolean isDue(String node, Instant begin, Duration window) {
        if (interval.isZero() || window.isZero()) {
            return false;
        }
        long millis = interval.toMillis();
        long from = begin.toEpochMilli() + Math.floorMod(node.hashCode(), millis);
        return Math.floorDiv(from, millis) != Math.floorDiv(from + window.toMillis(), millis);
    }
}
