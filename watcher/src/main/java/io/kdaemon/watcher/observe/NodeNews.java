package io.kdaemon.watcher.observe;

import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.contract.Changed;
import io.kdaemon.messaging.outbox.Outbox.Addressed;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeStatus;
import java.time.Instant;
import java.util.UUID;

/** What people are told of nodes, live and in notifications. */
public final class NodeNews {

    private NodeNews() {}

    public static Addressed changed(Node node, NodeStatus status, String message, Instant at) {
        String id = UUID.randomUUID().toString();
        Changed body = new Changed(
                "node",
                node.id().value(),
                status.name(),
                "node %s %s".formatted(node.profile().hostname(), message),
                at);
        return new Addressed(Destination.LIVE, new Envelope(id, id, null, at, body));
    }

    public static String downKey(NodeId id) {
        return "node-" + id + "-down";
    }
}
