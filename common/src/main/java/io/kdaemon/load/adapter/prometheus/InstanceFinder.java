package io.kdaemon.load.adapter.prometheus;

import io.kdaemon.load.LoadReading;
import io.kdaemon.load.LoadReading.Known;
import io.kdaemon.load.LoadReading.Unknown;
import io.kdaemon.load.NodeLoad;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.PrometheusAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which instance of a Prometheus is which node: an instance is {@code host:9100} where the node is {@code host:2375}, so hosts are compared.
 * A Prometheus that watches one machine only and serves one node only needs no comparison: that is how a node beside its own Prometheus
 * on a unix socket is found.
 */
final class InstanceFinder {

    Map<NodeId, LoadReading> assign(
            Map<String, NodeLoad> loadByInstance, PrometheusAddress endpoint, List<Node> nodes) {
        Map<NodeId, LoadReading> readings = new HashMap<>();
        if (nodes.size() == 1 && loadByInstance.size() == 1) {
            Map.Entry<String, NodeLoad> only =
                    loadByInstance.entrySet().iterator().next();
            readings.put(nodes.getFirst().id(), new Known(only.getValue(), only.getKey()));
            return readings;
        }
        for (Node node : nodes) {
            readings.put(node.id(), find(loadByInstance, endpoint, node));
        }
        return readings;
    }

    private static LoadReading find(Map<String, NodeLoad> loadByInstance, PrometheusAddress endpoint, Node node) {
        String engine = node.profile().engine().publishedHost();
        String hostname = node.profile().hostname();
        return Stream.of(engine, hostname)
                .flatMap(host -> loadByInstance.keySet().stream()
                        .filter(instance -> host(instance).equals(host)))
                .findFirst()
                .<LoadReading>map(instance -> new Known(loadByInstance.get(instance), instance))
                .orElseGet(() -> new Unknown("Prometheus at %s has no complete sample of %s or %s"
                        .formatted(endpoint.uri(), engine, hostname)));
    }

    private static String host(String instance) {
        int colon = instance.lastIndexOf(':');
        String host = colon > 0 ? instance.substring(0, colon) : instance;
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
