package io.kdaemon.load;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was measured on a node.
 *
 * @param freeCores cores not in use, averaged over the rate window
 * @param memoryAvailableBytes what the kernel could give to new work without swapping ({@code MemAvailable})
 * @param sampledAt when the node's exporter was last scraped, by the Prometheus server's clock
 */
public record NodeLoad(double freeCores, long memoryAvailableBytes, Instant sampledAt) {

    public Duration age(Instant now) {
        Duration age = Duration.between(sampledAt, now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** The values by the names that placement records show. */
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("free_cores", freeCores);
        values.put("memory_available_bytes", (double) memoryAvailableBytes);
        return values;
    }
}
