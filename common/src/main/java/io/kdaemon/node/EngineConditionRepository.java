package io.kdaemon.node;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** How docker-workers fare with nodes' engines: of each pair the latest news. All methods take part in the caller's transaction. */
public interface EngineConditionRepository {

    /** In the given order: of two of the same worker and node the later one counts. */
    void put(Collection<EngineCondition> conditions);

    /** Told at or after the given time, the latest first. */
    List<EngineCondition> listSince(NodeId nodeId, Instant since);

    void purgeBefore(Instant time);
}
