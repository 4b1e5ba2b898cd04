package io.kdaemon.testing.persistence;

import io.kdaemon.node.EngineCondition;
import io.kdaemon.node.EngineConditionRepository;
import io.kdaemon.node.NodeId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public final class InMemoryEngineConditionRepository implements EngineConditionRepository {

    private record Key(NodeId node, String worker) {}

    private final Map<Key, EngineCondition> rows = new HashMap<>();

    @Override
    public synchronized void put(Collection<EngineCondition> conditions) {
        conditions.forEach(each -> rows.put(new Key(each.nodeId(), each.worker()), each));
    }

    @Override
    public synchronized List<EngineCondition> listSince(NodeId nodeId, Instant since) {
        return rows.values().stream()
                .filter(each -> each.nodeId().equals(nodeId) && !each.toldAt().isBefore(since))
                .sorted(Comparator.comparing(EngineCondition::toldAt).reversed().thenComparing(EngineCondition::worker))
                .toList();
    }

    @Override
    public synchronized void purgeBefore(Instant time) {
        rows.values().removeIf(each -> each.toldAt().isBefore(time));
    }
}
