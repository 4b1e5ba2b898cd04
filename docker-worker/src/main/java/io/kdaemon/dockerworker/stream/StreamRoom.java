package io.kdaemon.dockerworker.stream;

import io.kdaemon.messaging.contract.NodeRef;
import io.kdaemon.messaging.stream.StreamFailure;
import io.kdaemon.messaging.stream.StreamFailure.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts the streams that are open. */
final class StreamRoom {

    private final Map<Long, Integer> byNode = new HashMap<>();
    private final StreamLimits limits;
    private int all;

    StreamRoom(StreamLimits limits) {
        this.limits = limits;
    }

    /** @return why there is no room; empty when there was, and then {@link #leave} has to follow */
    synchronized Optional<StreamFailure> enter(NodeRef node) {
        int here = byNode.getOrDefault(node.nodeId(), 0);
        if (all >= limits.most()) {
            return Optional.of(new StreamFailure(
                    Reason.WORKER_FULL, "The docker-worker has %d streams open, expected fewer".formatted(all)));
        }
        if (here >= limits.perNode()) {
            return Optional.of(new StreamFailure(
                    Reason.NODE_FULL,
                    "%d streams to node %s are open, expected fewer".formatted(here, node.hostname())));
        }
        byNode.put(node.nodeId(), here + 1);
        all++;
        return Optional.empty();
    }

    synchronized void leave(NodeRef node) {
        byNode.computeIfPresent(node.nodeId(), (_, here) -> here == 1 ? null : here - 1);
        all--;
    }
}
