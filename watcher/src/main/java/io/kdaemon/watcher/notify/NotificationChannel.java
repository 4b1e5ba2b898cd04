package io.kdaemon.watcher.notify;

import io.kdaemon.notification.Notification;

/** A way to the administrators. */
public interface NotificationChannel {

    /**
     * Hands the notification over; bounded in time.
     *
     * @throws DeliveryException when it was not taken over
     */
    void deliver(Notification notification);
}
