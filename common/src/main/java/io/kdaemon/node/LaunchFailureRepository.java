package io.kdaemon.node;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Launches that failed lately and may succeed elsewhere, by node. All methods take part in the caller's transaction. */
public interface LaunchFailureRepository {

    /** One failure for each element; a node may be there more than once. */
    void add(Collection<NodeId> nodes, Instant at);

    /** Failures at or after the given time; nodes without any are absent. */
    Map<NodeId, Integer> countSince(Instant since);

    void purgeBefore(Instant time);
}
