package io.kdaemon.testing.persistence;

import io.kdaemon.notification.Notification;
import io.kdaemon.notification.Notification.Content;
import io.kdaemon.notification.Notification.Delivery;
import io.kdaemon.notification.Notification.Kind;
import io.kdaemon.notification.Notification.State;
import io.kdaemon.notification.NotificationRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

public final class InMemoryNotificationRepository implements NotificationRepository {

    private final NavigableMap<Long, Notification> rows = new TreeMap<>();
    private long lastId;

    @Override
    public synchronized boolean insertIfAbsent(Content content, Instant now) {
        boolean open = pending().map(Notification::content).anyMatch(other -> isSameIncident(other, content));
        if (!open) {
            Delivery due = new Delivery(State.PENDING, 0, now, null, null);
            rows.put(++lastId, new Notification(lastId, content, due, now));
        }
        return !open;
    }

    @Override
    public synchronized List<Notification> claimDue(Instant now, Duration lease, int limit) {
        List<Long> due = pending()
                .filter(notification -> !notification.delivery().nextAttemptAt().isAfter(now))
                .sorted(Comparator.comparing(
                        notification -> notification.delivery().nextAttemptAt()))
                .limit(limit)
                .map(Notification::id)
                .toList();
        for (long id : due) {
            change(id, old -> new Delivery(old.state(), old.attempts() + 1, now.plus(lease), null, old.lastError()));
        }
        return due.stream().map(rows::get).toList();
    }

    @Override
    public synchronized Optional<Kind> latestKind(String incidentKey) {
        return rows.descendingMap().values().stream()
                .map(Notification::content)
                .filter(content -> content.incidentKey().equals(incidentKey))
                .map(Content::kind)
                .findFirst();
    }

    @Override
    public synchronized List<Content> latestOf(String prefix) {
        LinkedHashMap<String, Content> latest = new LinkedHashMap<>();
        rows.values().stream()
                .map(Notification::content)
                .filter(content -> content.incidentKey().startsWith(prefix))
                .forEach(content -> latest.putLast(content.incidentKey(), content));
        return List.copyOf(latest.values());
    }

    @Override
    public synchronized void markSent(long id, Instant sentAt) {
        change(id, old -> new Delivery(State.SENT, old.attempts(), old.nextAttemptAt(), sentAt, null));
    }

    @Override
    public synchronized void retryAt(long id, Instant nextAttemptAt, String error) {
        change(id, old -> new Delivery(old.state(), old.attempts(), nextAttemptAt, null, error));
    }

    @Override
    public synchronized void markFailed(long id, String error) {
        change(id, old -> new Delivery(State.FAILED, old.attempts(), old.nextAttemptAt(), null, error));
    }

    /** All that was ever stored, for assertions. */
    public synchronized List<Notification> all() {
        return List.copyOf(rows.values());
    }

    private Stream<Notification> pending() {
        return rows.values().stream()
                .filter(notification -> notification.delivery().state() == State.PENDING);
    }

    private void change(long id, UnaryOperator<Delivery> change) {
        rows.computeIfPresent(
                id, (_, old) -> new Notification(id, old.content(), change.apply(old.delivery()), old.createdAt()));
    }

    private static boolean isSameIncident(Content one, Content other) {
        return one.incidentKey().equals(other.incidentKey()) && one.kind() == other.kind();
    }
}
