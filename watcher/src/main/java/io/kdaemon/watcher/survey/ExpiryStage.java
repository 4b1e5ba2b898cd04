package io.kdaemon.watcher.survey;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** How near the end of a certificate is, the worst first. */
enum ExpiryStage {
    EXPIRED("expired", Duration.ZERO),
    WITHIN_A_WEEK("7d", Duration.ofDays(7)),
    WITHIN_A_MONTH("30d", Duration.ofDays(30));

    private final String key;
    private final Duration ahead;

    ExpiryStage(String key, Duration ahead) {
        this.key = key;
        this.ahead = ahead;
    }

    /** Empty while there is time. */
    static Optional<ExpiryStage> of(Instant expiresAt, Instant now) {
        return Arrays.stream(values())
                .filter(stage -> !expiresAt.isAfter(now.plus(stage.ahead)))
                .findFirst();
    }

    /** As it ends the key of an incident. */
    String key() {
        return key;
    }
}
