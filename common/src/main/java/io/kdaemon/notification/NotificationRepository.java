package io.kdaemon.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stored notifications. All methods take part in the caller's transaction. */
public interface NotificationRepository {

    /**
     * Stores a notification, due at once, unless one of the same incident and kind is still PENDING.
     *
     * @return whether it was stored
     */
    boolean insertIfAbsent(Notification.Content content, Instant now);

    /**
     * Takes up to {@code limit} PENDING notifications that are due, counts an attempt, and makes each due again after {@code lease}, should the
     * taker not report back. Two callers at once get different ones.
     */
    List<Notification> claimDue(Instant now, Duration lease, int limit);

    /** What was last said of the incident, delivered or not; empty when it was never raised. */
    Optional<Notification.Kind> latestKind(String incidentKey);

    /** What was last said of each incident whose key begins with {@code prefix}, in the order in which it was said. */
    List<Notification.Content> latestOf(String prefix);

    void markSent(long id, Instant sentAt);

    /** The attempt failed; it stays PENDING and is due again at the given time. */
    void retryAt(long id, Instant nextAttemptAt, String error);

    /** The last attempt failed; it is given up. */
    void markFailed(long id, String error);
}
