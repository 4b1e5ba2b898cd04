package io.kdaemon.gateway.application;

import io.kdaemon.placement.Asked;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * How much is reserved for a container, as the API shows it.
 *
 * @param memorySource explicit, learned or default
 * @param samples how often containers of the application have been measured so far
 * @param since when for the first time
 */
@JsonNaming(SnakeCaseStrategy.class)
public record AskView(
        long memory,
        BigDecimal cpus,
        String memorySource,
        String cpusSource,
        long samples,
        @Nullable Instant since) {

    private static final int MILLIS = 3;

    public static AskView of(Asked asked) {
        return new AskView(
                asked.resources().memoryBytes(),
                cores(asked.resources().cpuMillis()),
                word(asked.memory()),
                word(asked.cpu()),
                asked.samples(),
                asked.since());
    }

    static BigDecimal cores(long millis) {
        return BigDecimal.valueOf(millis, MILLIS).stripTrailingZeros();
    }

    private static String word(Asked.Source source) {
        return source.name().toLowerCase(Locale.ROOT);
    }
}
