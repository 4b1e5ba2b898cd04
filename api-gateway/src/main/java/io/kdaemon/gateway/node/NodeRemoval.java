package io.kdaemon.gateway.node;

import io.kdaemon.container.ContainerQuery;
import io.kdaemon.gateway.removal.ContainerClearance;
import io.kdaemon.gateway.removal.PendingRemovals;
import io.kdaemon.gateway.web.Announcements;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.removal.PendingRemoval.Subject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Takes a node out of the cluster: at once when nothing is on it, else by force and as soon as nothing is. */
public final class NodeRemoval {

    private final NodeRepository nodes;
    private final NodeDirectory directory;
    private final ContainerClearance clearance;
    private final Announcements announcements;
    private final PendingRemovals pending;
    private final Transactions transactions;

    public NodeRemoval(
            NodeRepository nodes,
            NodeDirectory directory,
            ContainerClearance clearance,
            Announcements announcements,
            PendingRemovals pending,
            Transactions transactions) {
        this.nodes = nodes;
        this.directory = directory;
        this.clearance = clearance;
        this.announcements = announcements;
        this.pending = pending;
        this.transactions = transactions;
    }

    ResponseEntity<NodeView> remove(Reference reference, boolean force) {
        return transactions.run(() -> {
            Node node = directory.get(reference);
            ContainerQuery onNode = ContainerQuery.onNode(node.id());
            if (!force) {
                clearance.refuseIfAny("Node '%s'".formatted(node.profile().hostname()), onNode);
            }
            clearance.clear(onNode);
            if (clearance.isClear(onNode)) {
                delete(node);
                return ResponseEntity.ok(directory.view(node));
            }
            return ResponseEntity.status(HttpStatus.ACCEPTED).body(directory.view(disable(node)));
        });
    }

    /**
     * Goes on with a removal that waits; takes part in the caller's transaction.
     *
     * @return whether it is over: done, or called off by enabling the node again
     */
    public boolean isOver(NodeId id) {
        Node node = nodes.find(id).orElse(null);
        if (node == null || node.enabled()) {
            return true;
        }
        ContainerQuery onNode = ContainerQuery.onNode(id);
        clearance.giveUpUnreachable(onNode);
        boolean isClear = clearance.isClear(onNode);
        if (isClear) {
            delete(node);
        }
        return isClear;
    }

    private void delete(Node node) {
        nodes.delete(node.id());
        announcements.changed("node", node.id().value(), "REMOVED", "node removed");
    }

    /** A disabled node gets no new containers, so it empties. */
    private Node disable(Node node) {
        nodes.update(new Node(
                node.id(),
                node.profile(),
                false,
                node.condition(),
                node.reserved(),
                node.timestamps(),
                node.version()));
        pending.add(Subject.NODE, node.id().value());
        announcements.changed(
                "node", node.id().value(), node.condition().status().name(), "node is being removed");
        return nodes.find(node.id()).orElseThrow();
    }
}
