package io.kdaemon.watcher.observe;

import io.kdaemon.adoption.Adoption;
import io.kdaemon.adoption.AdoptionRepository;
import io.kdaemon.lifecycle.execution.CommandMessages;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.contract.ObserveNode;
import io.kdaemon.messaging.contract.ObserveNode.Adopted;
import io.kdaemon.messaging.outbox.Outbox;
import io.kdaemon.messaging.outbox.Outbox.Addressed;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    private final Stores stores;
    private final Outbox outbox;
    private final Clock clock;
    private final String cluster;
    private final Rhythm rhythm;

    /** Which nodes there are, and what they have of ours that does not say so itself. */
    record Stores(NodeRepository nodes, AdoptionRepository adoptions) {}

    ObservationRequests(
            TransactionOperations transactions,
            Stores stores,
            Outbox outbox,
            Clock clock,
            String cluster,
            Rhythm rhythm) {
        this.transactions = transactions;
        this.stores = stores;
        this.outbox = outbox;
        this.clock = clock;
        this.cluster = cluster;
        this.rhythm = rhythm;
    }

    void send() {
        transactions.executeWithoutResult(_ -> {
            Instant now = clock.instant();
            List<Node> due = stores.nodes().claimDueForObservation(now, rhythm.interval(), rhythm.batchSize());
            Map<NodeId, List<Adopted>> adopted = adopted(due);
            List<Addressed> requests = due.stream()
                    .map(node -> request(node, adopted.get(node.id()), now))
                    .toList();
            if (!requests.isEmpty()) {
                outbox.add(requests);
            }
        });
    }

    private Map<NodeId, List<Adopted>> adopted(List<Node> nodes) {
        return stores.adoptions().listOn(nodes.stream().map(Node::id).toList()).stream()
                .collect(Collectors.groupingBy(
                        Adoption::nodeId,
                        Collectors.mapping(
                                adoption -> new Adopted(
                                        adoption.engineContainerId(),
                                        adoption.containerId().value(),
                                        adoption.generation()),
                                Collectors.toList())));
    }

    private Addressed request(Node node, @Nullable List<Adopted> adopted, Instant now) {
        ObserveNode body = new ObserveNode(
                cluster, CommandMessages.nodeRef(node), (int) rhythm.window().toSeconds(), adopted);
        String id = UUID.randomUUID().toString();
        return new Addressed(Destination.OBSERVE, new Envelope(id, id, null, now, body));
    }
}
