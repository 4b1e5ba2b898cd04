package io.kdaemon.testing.persistence;

import io.kdaemon.messaging.inbox.InboxRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

public final class InMemoryInboxRepository implements InboxRepository {

    private record Key(String consumer, String messageId) {}

    private final Map<Key, Instant> rows = new HashMap<>();

    @Override
    public synchronized Set<String> recordNew(String consumer, Collection<String> messageIds, Instant now) {
        Set<String> unseen = new HashSet<>();
        for (String id : messageIds) {
            if (rows.putIfAbsent(new Key(consumer, id), now) == null) {
                unseen.add(id);
            }
        }
        return unseen;
    }

    @Override
    public synchronized int purgeBefore(Instant receivedAt) {
        int before = rows.size();
        rows.values().removeIf(received -> received.isBefore(receivedAt));
        return before - rows.size();
    }
}
