package io.kdaemon.gateway.node;

import io.kdaemon.container.ContainerQuery;
import io.kdaemon.gateway.container.ContainerClearance;
import io.kdaemon.gateway.web.Announcements;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeRepository;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Takes a node out of the cluster: at once when nothing is on it, else by force and as soon as nothing is. */
public final class NodeRemoval {

    private final NodeRepository nodes;
    private final NodeDirectory directory;
    private final ContainerClearance clearance;
    private final Announcements announcements;
    private final Transactions transactions;

    public NodeRemoval(
            NodeRepository nodes,
            NodeDirectory directory,
            ContainerClearance clearance,
            Announcements announcements,
            Transactions transactions) {
        this.nodes = nodes;
        this.directory = directory;
        this.clearance = clearance;
        this.announcements = announcements;
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
            return clearance.isClear(onNode) ? delete(node) : disable(node);
        });
    }

    private ResponseEntity<NodeView> delete(Node node) {
        nodes.delete(node.id());
        announcements.changed("node", node.id().value(), "REMOVED", "node removed");
        return ResponseEntity.ok(NodeView.of(node, 0));
    }

    /** A disabled node gets no new containers, so it empties. */
    private ResponseEntity<NodeView> disable(Node node) {
        nodes.update(new Node(
                node.id(),
                node.profile(),
                false,
                node.condition(),
                node.reserved(),
                node.timestamps(),
                node.version()));
        announcements.changed(
                "node", node.id().value(), node.condition().status().name(), "node is being removed");
        Node disabled = nodes.find(node.id()).orElseThrow();
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(directory.view(disabled));
    }
}
