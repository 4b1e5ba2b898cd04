package io.kdaemon.load.adapter.prometheus;

import io.kdaemon.load.NodeLoad;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which instance of a Prometheus is which node: an instance is {@code host:9100} where the node is {@code host:2375}, so hosts are compared.
 * A Prometheus that watches one machine only and serves one node only needs no comparison: that is how a node beside its own Prometheus
 * on a unix socket is found.
 */
final class InstanceFinder {

    Map<NodeId, NodeLoad> assign(Map<String, NodeLoad> loadByInstance, List<Node> nodes) {
        Map<NodeId, NodeLoad> loads = new HashMap<>();
        if (nodes.size() == 1 && loadByInstance.size() == 1) {
            loads.put(nodes.getFirst().id(), loadByInstance.values().iterator().next());
            return loads;
        }
        Map<String, NodeLoad> loadByHost = new HashMap<>();
        loadByInstance.forEach((instance, load) -> loadByHost.put(host(instance), load));
        for (Node node : nodes) {
            NodeLoad load = find(loadByHost, node);
            if (load != null) {
                loads.put(node.id(), load);
            }
        }
        return loads;
    }

    private static @Nullable NodeLoad find(Map<String, NodeLoad> loadByHost, Node node) {
        NodeLoad byEngine = loadByHost.get(node.profile().engine().publishedHost());
        return byEngine == null ? loadByHost.get(node.profile().hostname()) : byEngine;
    }

    private static String host(String instance) {
        int colon = instance.lastIndexOf(':');
        String host = colon > 0 ? instance.substring(0, colon) : instance;
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
