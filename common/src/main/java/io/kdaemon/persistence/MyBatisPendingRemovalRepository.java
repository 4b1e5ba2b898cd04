package io.kdaemon.persistence;

import io.kdaemon.removal.PendingRemoval;
import io.kdaemon.removal.PendingRemovalRepository;
import java.time.Instant;
import java.util.List;

final class MyBatisPendingRemovalRepository implements PendingRemovalRepository {

    private final PendingRemovalMapper mapper;

    MyBatisPendingRemovalRepository(PendingRemovalMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void add(PendingRemoval removal, Instant now) {
        mapper.add(removal, now);
    }

    @Override
    public List<PendingRemoval> list(int limit) {
        return mapper.list(limit);
    }

    @Override
    public void delete(PendingRemoval removal) {
        mapper.delete(removal);
    }
}
