package io.kdaemon.watcher.survey;

import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.QueueInspector.Queue;
import io.kdaemon.node.Node;
import io.kdaemon.statistics.ClusterStatistics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one look found.
 *
 * @param queues those the broker told of; none while it does not answer
 */
record Survey(Instant at, ClusterStatistics statistics, List<Node> nodes, Map<Destination, Queue> queues) {

    Optional<Queue> queue(Destination destination) {
        return Optional.ofNullable(queues.get(destination));
    }
}
