package io.kdaemon.notification;

import java.util.List;

/** Tells the administrators. Stored in the caller's transaction and delivered by the watcher. */
public interface Notifications {

    /**
     * Reports an incident, once: nothing happens while one of the same key is still undelivered.
     *
     * @param incidentKey what it is about, e.g. {@code container-17}
     */
    void raise(String incidentKey, String subject, String body);

    /** Reports that an incident is over. */
    void resolve(String incidentKey, String subject, String body);

    /** Whether the last that was said of the incident, by whomever, is that there is one. */
    boolean isOpen(String incidentKey);

    /** What was last said of each incident whose key begins with {@code prefix}, by whomever, in the order in which it was said. */
    List<Notification.Content> latestOf(String prefix);
}
