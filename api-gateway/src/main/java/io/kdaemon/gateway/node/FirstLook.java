package io.kdaemon.gateway.node;

import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.NodeStatus;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits a moment for the first observation of a node, so that whoever adds it is told what was found. The observation itself travels like any
 * other; when it takes longer, the answer says that nothing is known yet.
 */
public final class FirstLook {

    private static final Duration INTERVAL = Duration.ofMillis(50);

    private final NodeRepository nodes;
    private final Duration patience;

    public FirstLook(NodeRepository nodes, Duration patience) {
        this.nodes = nodes;
        this.patience = patience;
    }

    /** Not inside a transaction: it would never see what others store. Empty when the node is gone meanwhile. */
    Optional<Node> await(NodeId id) {
        Optional<Node> node = nodes.find(id);
        long rounds = patience.dividedBy(INTERVAL);
        for (long round = 0; round < rounds && node.filter(FirstLook::isUnseen).isPresent(); round++) {
            if (isInterrupted()) {
                return node;
            }
            node = nodes.find(id);
        }
        return node;
    }

    private static boolean isUnseen(Node node) {
        return node.condition().status() == NodeStatus.UNKNOWN;
    }

    private static boolean isInterrupted() {
        try {
            Thread.sleep(INTERVAL);
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
