package io.kdaemon.testing.persistence;

import io.kdaemon.node.LaunchFailureRepository;
import io.kdaemon.node.NodeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

public final class InMemoryLaunchFailureRepository implements LaunchFailureRepository {

    private record Failure(NodeId node, Instant at) {}

    private final List<Failure> rows = new ArrayList<>();

    @Override
    public synchronized void add(Collection<NodeId> nodes, Instant at) {
        nodes.forEach(node -> rows.add(new Failure(node, at)));
    }

    @Override
    public synchronized Map<NodeId, Integer> countSince(Instant since) {
        return rows.stream()
                .filter(failure -> !failure.at().isBefore(since))
                .collect(Collectors.toMap(Failure::node, _ -> 1, Integer::sum));
    }

    @Override
    public synchronized void purgeBefore(Instant time) {
        rows.removeIf(failure -> failure.at().isBefore(time));
    }
}
