package io.kdaemon.load;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the signals of a node were over a while.
 *
 * @param step between two points
 * @param points by signal, oldest first; a gap where nothing is known
 * @param trouble why there is none; null when there is
 */
public record LoadHistory(
        Duration step,
        Map<Signal, List<Point>> points,
        @Nullable String trouble) {

    /** @param at by our clock */
    public record Point(Instant at, double value) {}

    public static LoadHistory unknown(String reason) {
        return new LoadHistory(Duration.ZERO, Map.of(), reason);
    }
}
