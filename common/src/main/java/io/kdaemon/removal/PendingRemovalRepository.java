package io.kdaemon.removal;

import java.time.Instant;
import java.util.List;

/** The stored removals that wait. All methods take part in the caller's transaction. */
public interface PendingRemovalRepository {

    /** Nothing happens when it waits already. */
    void add(PendingRemoval removal, Instant now);

    /** Oldest first. */
    List<PendingRemoval> list(int limit);

    /** Nothing happens when it does not wait. */
    void delete(PendingRemoval removal);
}
