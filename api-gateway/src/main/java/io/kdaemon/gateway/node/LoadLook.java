package io.kdaemon.gateway.node;

import io.kdaemon.load.LoadTable;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.PrometheusAddress;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the load of a node that has just been added or changed, so that the answer can tell which instance of its Prometheus it is, or why it
 * is none. A node whose Prometheus is silent is added all the same.
 */
public final class LoadLook {

    private final NodeRepository nodes;
    private final LoadTable loads;

    public LoadLook(NodeRepository nodes, LoadTable loads) {
        this.nodes = nodes;
        this.loads = loads;
    }

    /** Not inside a transaction: it takes as long as a Prometheus may. */
    void at(Node node) {
        List<Node> sharing = nodes.listAll().stream()
                .filter(other -> Objects.equals(endpoint(other), endpoint(node)))
                .toList();
        loads.look(sharing);
    }

    private static @Nullable PrometheusAddress endpoint(Node node) {
        PrometheusAddress prometheus = node.profile().prometheus();
        return prometheus == null ? null : prometheus.endpoint();
    }
}
