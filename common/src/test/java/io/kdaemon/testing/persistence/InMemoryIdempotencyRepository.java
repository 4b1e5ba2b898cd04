package io.kdaemon.testing.persistence;

import io.kdaemon.idempotency.IdempotencyRepository;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

public final class InMemoryIdempotencyRepository implements IdempotencyRepository {

    private record Row(StoredResponse response, Instant createdAt) {}

    private final Map<String, Row> rows = new HashMap<>();

    @Override
    public synchronized Optional<StoredResponse> begin(String key, String requestHash, Instant now) {
        Row first = rows.putIfAbsent(key, new Row(new StoredResponse(requestHash, null), now));
        return Optional.ofNullable(first).map(Row::response);
    }

    @Override
    public synchronized void complete(String key, String response) {
        rows.computeIfPresent(
                key, (_, row) -> new Row(new StoredResponse(row.response().requestHash(), response), row.createdAt()));
    }

    @Override
    public synchronized int purgeBefore(Instant createdAt) {
        int before = rows.size();
        rows.values().removeIf(row -> row.createdAt().isBefore(createdAt));
        return before - rows.size();
    }
}
