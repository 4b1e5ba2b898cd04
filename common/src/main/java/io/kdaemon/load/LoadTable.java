package io.kdaemon.load;

import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last load of every node, refreshed beside the decisions, which never wait for a measurement. */
public final class LoadTable {

    private final LoadReader reader;
    private final Duration maxAge;
    private final Clock clock;
    private volatile Map<NodeId, NodeLoad> loads = Map.of();

    public LoadTable(LoadReader reader, Duration maxAge, Clock clock) {
        this.reader = reader;
        this.maxAge = maxAge;
        this.clock = clock;
    }

    public void refresh(List<Node> nodes) {
        loads = Map.copyOf(reader.read(nodes));
    }

    /** How many nodes' load is known, and fresh enough to go by. */
    public long known() {
        Instant now = clock.instant();
        return loads.values().stream().filter(load -> isFresh(load, now)).count();
    }

    /** Empty when the node's load is unknown or too old to go by. */
    public Optional<NodeLoad> of(NodeId nodeId) {
        return Optional.ofNullable(loads.get(nodeId)).filter(load -> isFresh(load, clock.instant()));
    }

    private boolean isFresh(NodeLoad load, Instant now) {
        return load.age(now).compareTo(maxAge) <= 0;
    }
}
