package io.kdaemon.watcher.survey;

import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.QueueInspector;
import io.kdaemon.messaging.QueueInspector.Queue;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.statistics.StatisticsRepository;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks around. */
class Surveyor {

    private static final Logger LOG = LoggerFactory.getLogger(Surveyor.class);

    private final StatisticsRepository statistics;
    private final NodeRepository nodes;
    private final QueueInspector queues;
    private final Clock clock;

    Surveyor(StatisticsRepository statistics, NodeRepository nodes, QueueInspector queues, Clock clock) {
        this.statistics = statistics;
        this.nodes = nodes;
        this.queues = queues;
        this.clock = clock;
    }

    Survey look() {
        return new Survey(clock.instant(), statistics.read(), nodes.listAll(), inspect());
    }

    /** A broker that is away is told of elsewhere, and the rest is worth knowing just then. */
    private Map<Destination, Queue> inspect() {
        try {
            return queues.inspect();
        } catch (RuntimeException e) {
            LOG.debug("queues were not inspected: {}", e.toString());
            return Map.of();
        }
    }
}
