package io.kdaemon.load.adapter.prometheus;

import io.kdaemon.load.InstanceFinder;
import io.kdaemon.load.LoadJudge;
import io.kdaemon.load.LoadReader;
import io.kdaemon.load.LoadReading;
import io.kdaemon.load.LoadReading.Unknown;
import io.kdaemon.load.Measured;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.PrometheusAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Asks every Prometheus endpoint once, all of them at the same time, and finds each node's instance in the answer. */
public final class PrometheusLoadReader implements LoadReader {

    private static final LoadReading UNWATCHED = new Unknown("no Prometheus is configured for it");

    private final PrometheusClient client;
    private final LoadJudge judge;
    private final Duration patience;

    /** @param patience how long one round may take; who has not answered by then is unknown */
    public PrometheusLoadReader(PrometheusClient client, LoadJudge judge, Duration patience) {
        this.client = client;
        this.judge = judge;
        this.patience = patience;
    }

    @Override
    public Map<NodeId, LoadReading> read(List<Node> nodes) {
        Map<PrometheusAddress, List<Node>> byEndpoint = nodes.stream()
                .filter(node -> node.profile().prometheus() != null)
                .collect(Collectors.groupingBy(node ->
                        Objects.requireNonNull(node.profile().prometheus()).endpoint()));
        Map<NodeId, LoadReading> readings = new HashMap<>();
        nodes.forEach(node -> readings.put(node.id(), UNWATCHED));
        byEndpoint.forEach((endpoint, watched) -> readings.putAll(silent(endpoint, watched, "no answer in time")));
        List<Callable<Map<NodeId, LoadReading>>> questions = new ArrayList<>();
        byEndpoint.forEach((endpoint, watched) -> questions.add(() -> readEndpoint(endpoint, watched)));
        answers(questions).forEach(readings::putAll);
        return readings;
    }

    /** Those that come in time. */
    private List<Map<NodeId, LoadReading>> answers(List<Callable<Map<NodeId, LoadReading>>> questions) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(questions, patience.toMillis(), TimeUnit.MILLISECONDS).stream()
                    .filter(answer -> answer.state() == Future.State.SUCCESS)
                    .map(Future::resultNow)
                    .toList();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private Map<NodeId, LoadReading> readEndpoint(PrometheusAddress endpoint, List<Node> nodes) {
        try {
            return readings(endpoint, nodes, client.read(endpoint));
        } catch (PrometheusUnavailableException unavailable) {
            return silent(endpoint, nodes, String.valueOf(unavailable.getMessage()));
        }
    }

    private Map<NodeId, LoadReading> readings(
            PrometheusAddress endpoint, List<Node> nodes, Map<String, Measured> measured) {
        InstanceFinder finder = new InstanceFinder(measured);
        Map<NodeId, LoadReading> readings = new HashMap<>();
        for (Node node : nodes) {
            InstanceFinder.Match match = finder.find(node, nodes.size() == 1);
            String instance = match.instance();
            readings.put(
                    node.id(),
                    instance == null
                            ? new Unknown("Prometheus at %s: %s".formatted(endpoint.uri(), match.trouble()))
                            : judge.judge(node, instance, measured.get(instance)));
        }
        return readings;
    }

    private static Map<NodeId, LoadReading> silent(PrometheusAddress endpoint, List<Node> nodes, String reason) {
        LoadReading unknown = Unknown.passing("Prometheus at %s does not answer: %s".formatted(endpoint.uri(), reason));
        return nodes.stream().collect(Collectors.toMap(Node::id, _ -> unknown));
    }
}
