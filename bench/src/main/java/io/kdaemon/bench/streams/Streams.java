package io.kdaemon.bench.streams;

import java.time.Duration;
import java.util.Locale;

/** What is open while launches are measured. */
enum Streams {
    /** Nothing. */
    NONE(Duration.ZERO),
    /** Followers, and people who type a command every three seconds. */
    PEOPLE(Duration.ofSeconds(3)),
    /** Followers, and scripts that send five commands a second through each shell. */
    FLOOD(Duration.ofMillis(200));

    private final Duration pause;

    Streams(Duration pause) {
        this.pause = pause;
    }

    /** Between two commands at one shell. */
    Duration pause() {
        return pause;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
