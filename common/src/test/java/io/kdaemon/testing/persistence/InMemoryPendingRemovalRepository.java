package io.kdaemon.testing.persistence;

import io.kdaemon.removal.PendingRemoval;
import io.kdaemon.removal.PendingRemovalRepository;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

public final class InMemoryPendingRemovalRepository implements PendingRemovalRepository {

    private final Set<PendingRemoval> rows = new LinkedHashSet<>();

    @Override
    public synchronized void add(PendingRemoval removal, Instant now) {
        rows.add(removal);
    }

    @Override
    public synchronized List<PendingRemoval> list(int limit) {
        return rows.stream().limit(limit).toList();
    }

    @Override
    public synchronized void delete(PendingRemoval removal) {
        rows.remove(removal);
    }
}
