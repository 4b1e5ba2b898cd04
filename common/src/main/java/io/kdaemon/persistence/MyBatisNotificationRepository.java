package io.kdaemon.persistence;

import io.kdaemon.notification.Notification;
import io.kdaemon.notification.NotificationRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

final class MyBatisNotificationRepository implements NotificationRepository {

    private final NotificationMapper mapper;

    MyBatisNotificationRepository(NotificationMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean insertIfAbsent(Notification.Content content, Instant now) {
        try {
            mapper.insert(content, now);
            return true;
        } catch (DuplicateKeyException _) {
            return false;
        }
    }

    @Override
    public List<Notification> claimDue(Instant now, Duration lease, int limit) {
        List<Long> ids = mapper.lockDue(now, limit);
        if (ids.isEmpty()) {
            return List.of();
        }
        mapper.beginAttempt(ids, now.plus(lease));
        return mapper.findAll(ids).stream().map(NotificationRow::toNotification).toList();
    }

    @Override
    public Optional<Notification.Kind> latestKind(String incidentKey) {
        return mapper.latestKind(incidentKey);
    }

    @Override
    public List<Notification.Content> latestOf(String prefix) {
        return mapper.latestOf(prefix);
    }

    @Override
    public void markSent(long id, Instant sentAt) {
        mapper.markSent(id, sentAt);
    }

    @Override
    public void retryAt(long id, Instant nextAttemptAt, String error) {
        mapper.retryAt(id, nextAttemptAt, error);
    }

    @Override
    public void markFailed(long id, String error) {
        mapper.markFailed(id, error);
    }
}
