package io.kdaemon.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something administrators are told, and how far its delivery has come. */
public record Notification(long id, Content content, Delivery delivery, Instant createdAt) {

    /** @param incidentKey what it is about, e.g. {@code container-17} */
    public record Content(String incidentKey, Kind kind, String subject, String body) {}

    /**
     * @param attempts deliveries tried so far, the one under way included
     * @param nextAttemptAt when it is taken up (again), while PENDING
     * @param lastError why the last attempt failed
     */
    public record Delivery(
            State state,
            int attempts,
            Instant nextAttemptAt,
            @Nullable Instant sentAt,
            @Nullable String lastError) {}

    /** What it says of its incident. */
    public enum Kind {
        /** It has begun, or it goes on. */
        INCIDENT,
        /** It is over. */
        RECOVERY
    }

    /** How far its delivery has come. */
    public enum State {
        /** Not delivered yet; tried, or tried again, at {@code nextAttemptAt}. */
        PENDING,
        /** Taken over by the channel. Final. */
        SENT,
        /** Given up; the last error says why. Final. */
        FAILED
    }
}
