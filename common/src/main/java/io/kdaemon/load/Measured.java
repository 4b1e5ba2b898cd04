package io.kdaemon.load;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a Prometheus tells of one of its instances, as it is: values may be missing, stale or absurd.
 *
 * @param up whether its last scrape worked; null when it does not tell
 * @param times when the values were scraped, by our clock
 */
public record Measured(@Nullable Boolean up, Map<Signal, Double> values, Map<Signal, Instant> times) {

    /** Whether it is one that tells of a machine, and not just anything that is scraped. */
    public boolean isExporter() {
        return !values.isEmpty();
    }

    public boolean isDown() {
        return Boolean.FALSE.equals(up);
    }
}
