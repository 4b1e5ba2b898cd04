package io.kdaemon.messaging.outbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The stored messages that have to be sent. All methods take part in the caller's transaction. */
public interface OutboxRepository {

    /** Stores them in the given order; their ids do not count. Returns them with their ids. */
    List<OutboxEntry> append(List<OutboxEntry> entries);

    /**
     * Up to {@code limit} entries created at or before the given time, in order of id, locked until the transaction ends. Entries another
     * transaction has locked are passed over, so that two relays at once get different ones.
     */
    List<OutboxEntry> lockOlderThan(Instant createdAt, int limit);

    /** Forgets what has been sent. Ids that are gone already do not matter. */
    void delete(Collection<Long> ids);

    /** When the oldest waiting entry was created: its age is the lag. */
    Optional<Instant> oldest();
}
