package io.kdaemon.persistence;

import io.kdaemon.notification.Notification;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record NotificationRow(
        long id,
        String incidentKey,
        Notification.Kind kind,
        String subject,
        String body,
        Notification.State state,
        int attempts,
        Instant nextAttemptAt,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable String lastError) {

    Notification toNotification() {
        return new Notification(
                id,
                new Notification.Content(incidentKey, kind, subject, body),
                new Notification.Delivery(state, attempts, nextAttemptAt, sentAt, lastError),
                createdAt);
    }
}
