package io.kdaemon.persistence;

import io.kdaemon.messaging.outbox.OutboxEntry;
import io.kdaemon.messaging.outbox.OutboxRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

final class MyBatisOutboxRepository implements OutboxRepository {

    private final OutboxMapper mapper;

    MyBatisOutboxRepository(OutboxMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<OutboxEntry> append(List<OutboxEntry> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        List<GeneratedKey> keys =
                Stream.generate(GeneratedKey::new).limit(entries.size()).toList();
        mapper.insertAll(entries, keys);
        return IntStream.range(0, entries.size())
                .mapToObj(i -> stored(entries.get(i), keys.get(i)))
                .toList();
    }

    @Override
    public List<OutboxEntry> lockOlderThan(Instant createdAt, int limit) {
        return mapper.lockOlderThan(createdAt, limit);
    }

    @Override
    public void delete(Collection<Long> ids) {
        if (!ids.isEmpty()) {
            mapper.delete(ids);
        }
    }

    @Override
    public Optional<Instant> oldest() {
        return mapper.oldest();
    }

    private static OutboxEntry stored(OutboxEntry entry, GeneratedKey key) {
        return new OutboxEntry(
                key.value(), entry.messageId(), entry.destination(), entry.kind(), entry.payload(), entry.createdAt());
    }
}
