package io.kdaemon.placement;

import io.kdaemon.node.Resources;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much is asked for a container, and who says so. Stored as JSON with a decision; fields may be added, never renamed.
 *
 * @param cpu where the amount of CPU comes from
 * @param memory where the amount of memory comes from
 * @param samples how often containers of its application have been measured so far, whether that decided or not
 * @param since when the first of them was; null when there is none
 */
public record Asked(
        Resources resources,
        Source cpu,
        Source memory,
        long samples,
        @Nullable Instant since) {

    private static final double MILLIS_PER_CORE = 1000;

    /** Who says how much. */
    public enum Source {
        /** The application, or whoever asks for a preview. */
        EXPLICIT,
        /** What its containers were seen to use. */
        LEARNED,
        /** The settings, as nothing else does. */
        DEFAULT
    }

    /** By somebody who knows. */
    public static Asked explicitly(Resources resources) {
        return new Asked(resources, Source.EXPLICIT, Source.EXPLICIT, 0, null);
    }

    /** For people: {@code asks for 0.25 cores (explicit) and 69 MiB (learned from 120 samples)}. */
    public String words() {
        return "asks for %.2f cores (%s) and %d MiB (%s)"
                .formatted(
                        resources.cpuMillis() / MILLIS_PER_CORE,
                        words(cpu),
                        resources.memoryBytes() >> 20,
                        words(memory));
    }

    private String words(Source source) {
        return switch (source) {
            case EXPLICIT -> "explicit";
            case LEARNED -> "learned from %d samples".formatted(samples);
            case DEFAULT -> "default";
        };
    }
}
