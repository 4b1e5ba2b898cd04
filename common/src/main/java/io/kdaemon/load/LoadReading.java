package io.kdaemon.load;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a look at a node's load found. */
public sealed interface LoadReading {

    /** @param instance the instance of its Prometheus that tells of it */
    record Known(NodeLoad load, String instance) implements LoadReading {}

    /**
     * Unknown is not idle.
     *
     * @param reason in words for people
     * @param passing whether nothing was learned, so that what was known before holds until it is too old
     * @param instance the instance that should tell of it; null when none was found
     */
    record Unknown(String reason, boolean passing, @Nullable String instance) implements LoadReading {

        public Unknown(String reason) {
            this(reason, false, null);
        }

        public Unknown(String instance, String reason) {
            this(reason, false, instance);
        }

        /** Nobody answered. */
        public static Unknown passing(String reason) {
            return new Unknown(reason, true, null);
        }

        static Unknown stale(String instance, Duration age, Duration maxAge) {
            return new Unknown(
                    instance,
                    "the sample of %s is %d s old, more than %d s"
                            .formatted(instance, age.toSeconds(), maxAge.toSeconds()));
        }
    }

    /** Null when unknown. */
    default @Nullable NodeLoad loadOrNull() {
        return switch (this) {
            case Known known -> known.load();
            case Unknown _ -> null;
        };
    }

    /** Why it is unknown; empty when it is known. */
    default Optional<String> whyUnknown() {
        return switch (this) {
            case Known _ -> Optional.empty();
            case Unknown unknown -> Optional.of(unknown.reason());
        };
    }

    /** The instance of its Prometheus that tells of it, or should. */
    default Optional<String> source() {
        return switch (this) {
            case Known known -> Optional.of(known.instance());
            case Unknown unknown -> Optional.ofNullable(unknown.instance());
        };
    }
}
