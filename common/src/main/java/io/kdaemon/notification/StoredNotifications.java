package io.kdaemon.notification;

import io.kdaemon.notification.Notification.Content;
import io.kdaemon.notification.Notification.Kind;
import java.time.Clock;
import java.util.List;

/** Stores notifications, to be delivered by the watcher. */
public class StoredNotifications implements Notifications {

    private final NotificationRepository repository;
    private final Clock clock;

    public StoredNotifications(NotificationRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    @Override
    public void raise(String incidentKey, String subject, String body) {
        repository.insertIfAbsent(new Content(incidentKey, Kind.INCIDENT, subject, body), clock.instant());
    }

    @Override
    public void resolve(String incidentKey, String subject, String body) {
        repository.insertIfAbsent(new Content(incidentKey, Kind.RECOVERY, subject, body), clock.instant());
    }

    @Override
    public boolean isOpen(String incidentKey) {
        return repository.latestKind(incidentKey).filter(Kind.INCIDENT::equals).isPresent();
    }

    @Override
    public List<Content> latestOf(String prefix) {
        return repository.latestOf(prefix);
    }
}
