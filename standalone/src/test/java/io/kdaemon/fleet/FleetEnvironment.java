package io.kdaemon.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.testing.api.Api;
import io.kdaemon.testing.engine.DockerNode;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.OwnedContainers;
import io.kdaemon.testing.engine.WebImage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;

/** A scaled-out fleet with two real nodes, a webhook, and one application that is ready to be launched. */
final class FleetEnvironment implements AutoCloseable {
    private static final String CLUSTER = "fleet";
    private static final Map<Service, Integer> SCALED =
            Map.of(Service.API_GATEWAY, 2, Service.SCHEDULER_WORKER, 2, Service.DOCKER_WORKER, 3, Service.WATCHER, 2);
    private static final Duration LIMIT = Duration.ofSeconds(120);

    private final DockerNodes nodes = DockerNodes.start(2);
    private final Stores stores = Stores.start();
    private final WebhookReceiver webhook = WebhookReceiver.start();
    private final Fleet fleet;
    private final List<Long> nodeIds;

    FleetEnvironment() {
        WebImage.loadInto(nodes);
        Map<String, String> settings = new HashMap<>(stores.settings());
        settings.putAll(webhook.settings());
        settings.put("KDAEMON_CLUSTER", CLUSTER);
        fleet = Fleet.start(SCALED, settings);
        nodeIds = IntStream.range(0, nodes.all().size())
                .mapToObj(i -> api().addNode("node-" + i, nodes.node(i).address()))
                .toList();
        nodeIds.forEach(id -> api().awaitNode(id, "READY"));
    }

    DockerNodes nodes() {
        return nodes;
    }

    long nodeId(int index) {
        return nodeIds.get(index);
    }

    Fleet fleet() {
        return fleet;
    }

    Api api() {
        return fleet.api(0);
    }

    Stores stores() {
        return stores;
    }

    WebhookReceiver webhook() {
        return webhook;
    }

    JsonNode node(int index) {
        return api().get("/0.0/nodes/" + nodeId(index)).json();
    }

    DockerNode engineOf(JsonNode container) {
        return nodes.node(nodeIds.indexOf(container.path("node_id").asLong()));
    }

    int restarts(JsonNode container) {
        return api().container(container.path("id").asLong()).path("restarts").asInt();
    }

    OwnedContainers onEngines() {
        return new OwnedContainers(nodes, CLUSTER);
    }

    /** Launches that many containers with one request. */
    void launch(long application, String name, int count) {
        Api.Answer answer = api().post("/0.0/container/create", """
                {"name":"%s","application_id":%d,"count":%d}""".formatted(name, application, count));
        if (answer.status() != 202) {
            throw new IllegalStateException(
                    "Expected 202, but got " + answer.raw().body());
        }
    }

    List<JsonNode> containers(long application, String status) {
        return api().containers().stream()
                .filter(container -> container.path("application_id").asLong() == application)
                .filter(container -> container.path("status").asString().equals(status))
                .toList();
    }

    void awaitRunning(long application, int count) {
        await(count + " containers to run")
                .atMost(LIMIT)
                .until(() -> containers(application, "RUNNING").size() == count);
    }

    /** Waits until the engines run exactly these, each once, and have nothing else. */
    void awaitOnEngines(List<Long> containers) {
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(onEngines().running()).containsExactlyInAnyOrderElementsOf(containers);
            assertThat(onEngines().numbers()).hasSameSizeAs(containers);
        });
    }

    /**
     * Removes all containers of the application and waits until the engines have none of any. What a hung engine keeps is not the fleet's fault:
     * its node is booted again.
     */
    void clear(long application) {
        api().containers().stream()
                .filter(container -> container.path("application_id").asLong() == application)
                .forEach(container ->
                        api().delete("/0.0/containers/" + container.path("id").asLong()));
        try {
            await("engines to be empty")
                    .atMost(LIMIT)
                    .until(() -> onEngines().numbers().isEmpty());
        } catch (ConditionTimeoutException | IllegalStateException late) {
            if (!onEngines().removeAll()) {
                throw late;
            }
        }
    }

    @Override
    public void close() {
        try (nodes;
                stores;
                webhook) {
            fleet.close();
        }
    }
}
