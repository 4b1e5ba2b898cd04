package io.kdaemon.watcher.notify;

import io.kdaemon.notification.Notification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** For those who have configured no other channel: one line per notification. */
public final class LogChannel implements NotificationChannel {

    private static final Logger LOG = LoggerFactory.getLogger(LogChannel.class);

    @Override
    public void deliver(Notification notification) {
        Notification.Content content = notification.content();
        LOG.warn(
                "{} {}: {}",
                content.kind(),
                content.incidentKey(),
                content.body().replaceAll("\\s+", " "));
    }
}
