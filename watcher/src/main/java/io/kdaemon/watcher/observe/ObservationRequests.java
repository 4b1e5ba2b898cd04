package io.kdaemon.watcher.observe;

import io.kdaemon.lifecycle.execution.CommandMessages;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.contract.ObserveNode;
import io.kdaemon.messaging.outbox.Outbox;
import io.kdaemon.messaging.outbox.Outbox.Addressed;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Asks for the observation of every node that is due. Windows overlap a little, so that no event falls between two of them. Disabled nodes are
 * observed as well: their containers still run.
 */
class ObservationRequests {

    /** @param overlap how long before the end of a window the next one is asked for */
    record Rhythm(Duration window, Duration overlap, int batchSize) {
        Duration interval() {
            return window.minus(overlap);
        }
    }

    private final TransactionOperations transactions;
    private final NodeRepository nodes;
    private final Outbox outbox;
    private final Clock clock;
    private final String cluster;
    private final Rhythm rhythm;

    ObservationRequests(
            TransactionOperations transactions,
            NodeRepository nodes,
            Outbox outbox,
            Clock clock,
            String cluster,
            Rhythm rhythm) {
        this.transactions = transactions;
        this.nodes = nodes;
        this.outbox = outbox;
        this.clock = clock;
        this.cluster = cluster;
        this.rhythm = rhythm;
    }

    void send() {
        transactions.executeWithoutResult(_ -> {
            Instant now = clock.instant();
            List<Addressed> requests = nodes.claimDueForObservation(now, rhythm.interval(), rhythm.batchSize()).stream()
                    .map(node -> request(node, now))
                    .toList();
            if (!requests.isEmpty()) {
                outbox.add(requests);
            }
        });
    }

    private Addressed request(Node node, Instant now) {
        ObserveNode body = new ObserveNode(
                cluster, CommandMessages.nodeRef(node), (int) rhythm.window().toSeconds());
        String id = UUID.randomUUID().toString();
        return new Addressed(Destination.OBSERVE, new Envelope(id, id, null, now, body));
    }
}
