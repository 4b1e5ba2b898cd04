package io.kdaemon.usage;

import io.kdaemon.application.ApplicationId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The stored use of applications, one row each. All methods take part in the caller's transaction. */
public interface UsageRepository {

    /**
     * What is known of them, in order of id, locked until the transaction ends. Of an application of which nothing is known there is
     * {@link ApplicationUsage#none} from now on.
     */
    List<ApplicationUsage> lock(Collection<ApplicationId> applications, Instant now);

    /** Stores what {@link #lock} gave, with more samples. */
    void saveAll(Collection<ApplicationUsage> usages);

    /** What came of it, by application, without a lock; applications that were never seen are absent. */
    Map<ApplicationId, UsageEstimate> estimates(Collection<ApplicationId> applications);
}
