package io.kdaemon.load.adapter.prometheus;

import io.kdaemon.load.LoadReader;
import io.kdaemon.load.LoadReading;
import io.kdaemon.load.LoadReading.Unknown;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.PrometheusAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks every Prometheus endpoint once, all of them at the same time, and finds each node's instance in the answer. */
public final class PrometheusLoadReader implements LoadReader {

    private static final Logger LOG = LoggerFactory.getLogger(PrometheusLoadReader.class);

    private static final LoadReading UNWATCHED = new Unknown("no Prometheus is configured for it");

    private final PrometheusClient client;
    private final InstanceFinder instanceFinder = new InstanceFinder();

    public PrometheusLoadReader(PrometheusClient client) {
        this.client = client;
    }

    @Override
    public Map<NodeId, LoadReading> read(List<Node> nodes) {
        Map<PrometheusAddress, List<Node>> byEndpoint = nodes.stream()
                .filter(node -> node.profile().prometheus() != null)
                .collect(Collectors.groupingBy(node -> node.profile().prometheus()));
        List<Callable<Map<NodeId, LoadReading>>> readings = new ArrayList<>();
        byEndpoint.forEach((endpoint, watched) -> readings.add(() -> readEndpoint(endpoint, watched)));
        Map<NodeId, LoadReading> loads = new HashMap<>();
        nodes.forEach(node -> loads.put(node.id(), UNWATCHED));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Map<NodeId, LoadReading>> reading : threads.invokeAll(readings)) {
                loads.putAll(reading.resultNow());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return loads;
    }

    private Map<NodeId, LoadReading> readEndpoint(PrometheusAddress endpoint, List<Node> nodes) {
        try {
            return instanceFinder.assign(client.read(endpoint), endpoint, nodes);
        } catch (PrometheusUnavailableException unavailable) {
            LOG.debug("load of {} nodes is unknown: {}", nodes.size(), unavailable.getMessage());
            Unknown unknown = new Unknown(unavailable.getMessage(), true);
            return nodes.stream().collect(Collectors.toMap(Node::id, _ -> unknown));
        }
    }
}
