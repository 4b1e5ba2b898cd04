package io.kdaemon.notification;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A trouble of the whole cluster that several processes see for themselves, each again and again: told once when it begins and once when it is
 * over. Not safe for several threads.
 */
public final class Incident {

    private final String key;
    private final Notifications notifications;
    private final Consumer<Runnable> transaction;
    /** Null at the start, when it may be open since before this process. */
    private @Nullable Boolean open;

    /** @param transaction runs what it is given in one; asked for one only when there may be something to tell */
    public Incident(String key, Notifications notifications, Consumer<Runnable> transaction) {
        this.key = key;
        this.notifications = notifications;
        this.transaction = transaction;
    }

    /** What is told. */
    public record News(String subject, String body) {}

    public void begin(Supplier<News> news) {
        if (!Boolean.TRUE.equals(open)) {
            transaction.accept(() -> raise(news));
            open = true;
        }
    }

    public void end(Supplier<News> news) {
        if (!Boolean.FALSE.equals(open)) {
            transaction.accept(() -> resolve(news));
            open = false;
        }
    }

    private void raise(Supplier<News> news) {
        if (!notifications.isOpen(key)) {
            News told = news.get();
            notifications.raise(key, told.subject(), told.body());
        }
    }

    private void resolve(Supplier<News> news) {
        if (notifications.isOpen(key)) {
            News told = news.get();
            notifications.resolve(key, told.subject(), told.body());
        }
    }
}
