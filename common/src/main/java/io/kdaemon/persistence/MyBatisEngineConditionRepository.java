package io.kdaemon.persistence;

import io.kdaemon.node.EngineCondition;
import io.kdaemon.node.EngineConditionRepository;
import io.kdaemon.node.NodeId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

final class MyBatisEngineConditionRepository implements EngineConditionRepository {

    /** The same for everybody who writes, so that no two wait for each other. */
    private static final Comparator<EngineConditionRow> ORDER =
            Comparator.comparingLong(EngineConditionRow::nodeId).thenComparing(EngineConditionRow::worker);

    private final EngineConditionMapper mapper;

    MyBatisEngineConditionRepository(EngineConditionMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void put(Collection<EngineCondition> conditions) {
        if (!conditions.isEmpty()) {
            mapper.put(conditions.stream()
                    .map(EngineConditionRow::of)
                    .sorted(ORDER)
                    .toList());
        }
    }

    @Override
    public List<EngineCondition> listSince(NodeId nodeId, Instant since) {
        return mapper.listSince(nodeId.value(), since).stream()
                .map(EngineConditionRow::condition)
                .toList();
    }

    @Override
    public void purgeBefore(Instant time) {
        mapper.purgeBefore(time);
    }
}
