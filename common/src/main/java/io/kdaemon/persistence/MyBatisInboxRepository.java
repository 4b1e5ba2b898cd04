package io.kdaemon.persistence;

import io.kdaemon.messaging.inbox.InboxRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asking first and inserting then would race. Instead every delivery is counted, which waits for a transaction that handles the same message
 * and leaves the row locked: what stands at 1 afterwards was stored by this very transaction.
 */
final class MyBatisInboxRepository implements InboxRepository {

    private final InboxMapper mapper;

    MyBatisInboxRepository(InboxMapper mapper) {
        this.mapper = mapper;
    }

    /** In order of id, so that two batches with the same messages do not deadlock. */
    @Override
    public Set<String> recordNew(String consumer, Collection<String> messageIds, Instant now) {
        if (messageIds.isEmpty()) {
            return Set.of();
        }
        Set<String> ids = new TreeSet<>(messageIds);
        mapper.deliver(consumer, ids, now);
        return mapper.findDeliveredOnce(consumer, ids);
    }

    @Override
    public int purgeBefore(Instant receivedAt) {
        return mapper.purgeBefore(receivedAt);
    }
}
