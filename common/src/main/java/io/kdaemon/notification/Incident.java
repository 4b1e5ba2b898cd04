package io.kdaemon.notification;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A trouble of the whole cluster that several processes see for themselves, each again and again: told once when it begins and once when it is
 * over. Not safe for several threads.
 */
public final class Incident {

    private final String key;
    private final Notifications notifications;
    /** Null at the start, when it may be open since before this process. */
    private @Nullable Boolean open;

    public Incident(String key, Notifications notifications) {
        this.key = key;
        this.notifications = notifications;
    }

    /** What is told. */
    public record News(String subject, String body) {}

    /** Takes part in the caller's transaction. */
    public void begin(Supplier<News> news) {
        if (!Boolean.TRUE.equals(open) && !notifications.isOpen(key)) {
            News told = news.get();
            notifications.raise(key, told.subject(), told.body());
        }
        open = true;
    }

    /** Takes part in the caller's transaction. */
    public void end(Supplier<News> news) {
        if (!Boolean.FALSE.equals(open) && notifications.isOpen(key)) {
            News told = news.get();
            notifications.resolve(key, told.subject(), told.body());
        }
        open = false;
    }
}
