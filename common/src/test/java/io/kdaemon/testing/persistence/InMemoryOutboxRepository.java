package io.kdaemon.testing.persistence;

import io.kdaemon.messaging.outbox.OutboxEntry;
import io.kdaemon.messaging.outbox.OutboxRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

public final class InMemoryOutboxRepository implements OutboxRepository {

    private final NavigableMap<Long, OutboxEntry> rows = new TreeMap<>();
    private long lastId;

    @Override
    public synchronized List<OutboxEntry> append(List<OutboxEntry> entries) {
        List<OutboxEntry> stored = new ArrayList<>();
        for (OutboxEntry entry : entries) {
            stored.add(new OutboxEntry(
                    ++lastId,
                    entry.messageId(),
                    entry.destination(),
                    entry.kind(),
                    entry.payload(),
                    entry.createdAt()));
        }
        stored.forEach(entry -> rows.put(entry.id(), entry));
        return stored;
    }

    @Override
    public synchronized List<OutboxEntry> lockOlderThan(Instant createdAt, int limit) {
        return rows.values().stream()
                .filter(entry -> !entry.createdAt().isAfter(createdAt))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void delete(Collection<Long> ids) {
        ids.forEach(rows::remove);
    }

    @Override
    public synchronized Optional<Instant> oldest() {
        return rows.values().stream().map(OutboxEntry::createdAt).findFirst();
    }
}
