package io.kdaemon.messaging.inbox;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** Which messages have been handled. All methods take part in the caller's transaction. */
public interface InboxRepository {

    /**
     * Notes the messages as handled by the consumer and returns those it had not handled before. When another transaction is handling one of
     * them right now, waits for its end: only if that one rolls back is the message new here.
     */
    Set<String> recordNew(String consumer, Collection<String> messageIds, Instant now);

    /** Forgets what was received before the given time; returns how many that were. */
    int purgeBefore(Instant receivedAt);
}
