package io.kdaemon.persistence;

import io.kdaemon.idempotency.IdempotencyRepository;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

final class MyBatisIdempotencyRepository implements IdempotencyRepository {

    private final IdempotencyMapper mapper;

    MyBatisIdempotencyRepository(IdempotencyMapper mapper) {
        this.mapper = mapper;
    }

    /** The insert waits for a transaction that holds the key; it fails only once that one has committed. */
    @Override
    public Optional<StoredResponse> begin(String key, String requestHash, Instant now) {
        try {
            mapper.insert(key, requestHash, now);
            return Optional.empty();
        } catch (DuplicateKeyException _) {
            return mapper.findCommitted(key);
        }
    }

    @Override
    public void complete(String key, String response) {
        mapper.complete(key, response);
    }

    @Override
    public int purgeBefore(Instant createdAt) {
        return mapper.purgeBefore(createdAt);
    }
}
