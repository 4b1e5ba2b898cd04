package io.kdaemon.idempotency;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answers given to requests that carried an idempotency key. All methods take part in the caller's transaction. */
public interface IdempotencyRepository {

    /**
     * What became of the first request with a key.
     *
     * @param requestHash tells a repetition from another request that reuses the key by mistake
     * @param response null when its transaction committed without completing it
     */
    record StoredResponse(String requestHash, @Nullable String response) {}

    /**
     * Takes the key for this transaction. When another transaction holds it, waits for its end.
     *
     * <p>When that one rolls back while several wait, one of them begins and the others fail as deadlocked, with a {@link
     * org.springframework.dao.PessimisticLockingFailureException}: callers repeat their transaction then.
     *
     * @return empty when this is the first request with the key: handle it and {@link #complete} it; else what the first one left
     */
    Optional<StoredResponse> begin(String key, String requestHash, Instant now);

    /** Keeps the answer for repetitions of the request. */
    void complete(String key, String response);

    /** Forgets keys taken before the given time; returns how many that were. */
    int purgeBefore(Instant createdAt);
}
