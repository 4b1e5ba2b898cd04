package io.kdaemon.persistence;

import io.kdaemon.node.LaunchFailureRepository;
import io.kdaemon.node.NodeId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

final class MyBatisLaunchFailureRepository implements LaunchFailureRepository {

    private final LaunchFailureMapper mapper;

    MyBatisLaunchFailureRepository(LaunchFailureMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void add(Collection<NodeId> nodes, Instant at) {
        if (!nodes.isEmpty()) {
            mapper.add(nodes.stream().map(NodeId::value).toList(), at);
        }
    }

    @Override
    public Map<NodeId, Integer> countSince(Instant since) {
        return mapper.countSince(since).stream()
                .collect(Collectors.toMap(
                        count -> new NodeId(count.nodeId()), LaunchFailureMapper.FailureCount::failures));
    }

    @Override
    public void purgeBefore(Instant time) {
        mapper.purgeBefore(time);
    }
}
