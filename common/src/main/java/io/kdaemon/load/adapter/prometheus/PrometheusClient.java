package io.kdaemon.load.adapter.prometheus;

import io.kdaemon.load.NodeLoad;
import io.kdaemon.node.PrometheusAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/** The instant-query API of Prometheus, answered as one value per instance. */
public final class PrometheusClient {

    private static final double MAX_CORES = 100_000;

    private final RestClient http;
    private final String freeCores;

    /** @param rateWindow at least four scrape intervals, or a missed scrape leaves a gap */
    public PrometheusClient(RestClient http, Duration rateWindow) {
        this.http = http;
        this.freeCores = "sum by (instance) (rate(node_cpu_seconds_total{mode=~\"idle|iowait\"}[%ds]))"
                .formatted(rateWindow.toSeconds());
    }

    /**
     * The load of every instance that is up and of which all values are known. {@code rate()} goes on answering for a dead node and an
     * answer's own time is that of the question, so freshness is asked for separately.
     */
    Map<String, NodeLoad> read(PrometheusAddress endpoint) throws PrometheusUnavailableException {
        try {
            Map<String, Double> up = query(endpoint, "min by (instance) (up)");
            Map<String, Double> sampledAt = query(endpoint, "min by (instance) (timestamp(node_load1))");
            Map<String, Double> cores = query(endpoint, freeCores);
            Map<String, Double> memory = query(endpoint, "min by (instance) (node_memory_MemAvailable_bytes)");
            return join(up, sampledAt, cores, memory);
        } catch (RestClientException unreachable) {
            throw new PrometheusUnavailableException(endpoint.uri(), unreachable);
        }
    }

    private static Map<String, NodeLoad> join(
            Map<String, Double> up,
            Map<String, Double> sampledAt,
            Map<String, Double> cores,
            Map<String, Double> memory) {
        Set<String> instances = new HashSet<>(cores.keySet());
        instances.retainAll(memory.keySet());
        instances.retainAll(sampledAt.keySet());
        instances.removeIf(instance -> up.getOrDefault(instance, 0.0) != 1.0);
        Map<String, NodeLoad> loads = new HashMap<>();
        for (String instance : instances) {
            if (makesSense(cores.get(instance), memory.get(instance))) {
                Instant at = Instant.ofEpochMilli(Math.round(sampledAt.get(instance) * 1000));
                loads.put(instance, new NodeLoad(cores.get(instance), Math.round(memory.get(instance)), at));
            }
        }
        return loads;
    }

    private static boolean makesSense(double cores, double memory) {
        return cores >= 0 && cores < MAX_CORES && memory >= 0 && Double.isFinite(memory);
    }

    private Map<String, Double> query(PrometheusAddress endpoint, String promQl) {
        JsonNode answer = http.get()
                .uri(endpoint.uri() + "/api/v1/query?query={query}", promQl)
                .retrieve()
                .body(JsonNode.class);
        Map<String, Double> values = new HashMap<>();
        if (answer != null) {
            for (JsonNode series : answer.path("data").path("result")) {
                String instance = series.path("metric").path("instance").asString("");
                values.put(
                        instance,
                        Double.parseDouble(series.path("value").path(1).asString("NaN")));
            }
        }
        return values;
    }
}
