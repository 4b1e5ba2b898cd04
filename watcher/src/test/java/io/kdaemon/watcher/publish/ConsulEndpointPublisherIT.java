package io.kdaemon.watcher.publish;

import static io.kdaemon.testing.ContainerFixtures.aRunningContainer;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerInstance.Lifecycle;
import io.kdaemon.container.DesiredState;
import io.kdaemon.lifecycle.LifecyclePolicy.Backoff;
import io.kdaemon.testing.NodeFixtures;
import io.kdaemon.testing.consul.ConsulServer;
import io.kdaemon.watcher.adapter.consul.ConsulAddress;
import io.kdaemon.watcher.adapter.consul.ConsulServiceCatalog;
import io.kdaemon.watcher.testing.ClusterInMemory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConsulEndpointPublisherIT {

    private static final Duration AUDIT_PAUSE = Duration.ofMinutes(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static ConsulServer consul;

    private final ClusterInMemory cluster = new ClusterInMemory();
    private final CatalogPublisher publisher = publisher();

    @BeforeAll
    static void startConsul() {
        consul = ConsulServer.start();
    }

    @AfterAll
    static void stopConsul() {
        consul.close();
        HTTP.close();
    }

    @BeforeEach
    void addNode() {
        cluster.nodes.insert(NodeFixtures.aReadyNode().build());
    }

    @AfterEach
    void forgetNodes() throws Exception {
        for (JsonNode node : get("/v1/catalog/nodes")) {
            if (node.path("Node").asString().startsWith("kd-")) {
                put(
                        "deregister",
                        "{\"Node\":\"%s\"}".formatted(node.path("Node").asString()));
            }
        }
    }

    @Test
    void shouldListARunningEndpointAsHealthyUnderItsOwnAddress() throws Exception {
        // given
        running();

        // when
        publisher.synchronise();

        // then
        JsonNode healthy = get("/v1/health/service/web?passing").path(0);
        assertThat(healthy.path("Node").path("Node").asString()).isEqualTo("kd-1");
        assertThat(healthy.path("Node").path("Address").asString()).isEqualTo("10.0.0.2");
        JsonNode service = healthy.path("Service");
        assertThat(service.path("ID").asString()).isEqualTo("kd-test-1-80-tcp");
        assertThat(service.path("Address").asString()).isEqualTo("10.0.0.1");
        assertThat(service.path("Port").asInt()).isEqualTo(32768);
        assertThat(service.path("Tags").path(0).asString()).isEqualTo("tcp");
        assertThat(service.path("Meta").path("kdaemon-container").asString()).isEqualTo("web-1");
        assertThat(service.path("Meta").path("kdaemon-generation").asString()).isEqualTo("1");
    }

    @Test
    void shouldWriteNothingAgainWhenAnotherWatcherReadsWhatTheFirstHasWritten() throws Exception {
        // given
        running();
        publisher.synchronise();
        long written = get("/v1/catalog/node/kd-1")
                .path("Services")
                .path("kd-test-1-80-tcp")
                .path("ModifyIndex")
                .asLong();

        // when
        publisher().synchronise();

        // then
        assertThat(CatalogPlan.between(desired().read(), read())).isEqualTo(new CatalogPlan(List.of(), List.of()));
        assertThat(get("/v1/catalog/node/kd-1")
                        .path("Services")
                        .path("kd-test-1-80-tcp")
                        .path("ModifyIndex")
                        .asLong())
                .isEqualTo(written);
    }

    @Test
    void shouldTakeOutAnEndpointWhenItIsWithdrawnAndTheEmptyNodeLater() throws Exception {
        // given
        ContainerInstance container = running();
        publisher.synchronise();

        // when
        publisher.withdraw(container);

        // then
        assertThat(get("/v1/catalog/service/web")).isEmpty();

        // when
        stopped(container);
        cluster.clock.advance(AUDIT_PAUSE);
        publisher.synchronise();

        // then
        assertThat(get("/v1/catalog/nodes").findValuesAsString("Node")).doesNotContain("kd-1");
    }

    @Test
    void shouldNeverTouchWhatOthersHaveRegistered() throws Exception {
        // given
        ContainerInstance container = running();
        publisher.synchronise();
        put("register", """
                {"Node":"kd-1","Address":"10.0.0.2","SkipNodeUpdate":true,
                 "Service":{"ID":"kd-other-1-80-tcp","Service":"web","Address":"10.0.0.1","Port":1}}""");
        put("register", """
                {"Node":"kd-9","Address":"10.0.0.9"}""");
        put("register", """
                {"Node":"somebody","Address":"10.0.0.9","Service":{"ID":"kd-test-1-80-tcp","Service":"web","Port":2}}""");

        // when
        stopped(container);
        cluster.clock.advance(AUDIT_PAUSE);
        publisher.synchronise();
        cluster.clock.advance(AUDIT_PAUSE);
        publisher.synchronise();

        // then
        assertThat(get("/v1/catalog/service/web").findValuesAsString("ServiceID"))
                .containsExactlyInAnyOrder("kd-other-1-80-tcp", "kd-test-1-80-tcp");
        assertThat(get("/v1/catalog/nodes").findValuesAsString("Node")).contains("kd-1", "kd-9", "somebody");
    }

    @Test
    void shouldPublishEverythingAnewWhenConsulComesBackEmpty() throws Exception {
        // given
        running();
        publisher.synchronise();

        // when
        consul.stop();
        cluster.clock.advance(AUDIT_PAUSE);
        publisher.synchronise();
        consul.startAgain();
        publisher.synchronise();

        // then
        assertThat(get("/v1/catalog/service/web")).isEmpty();

        // when
        cluster.clock.advance(Duration.ofSeconds(1));
        publisher.synchronise();

        // then
        assertThat(get("/v1/catalog/service/web")).hasSize(1);
    }

    private CatalogPublisher publisher() {
        return new CatalogPublisher(
                catalog(),
                desired(),
                naming(),
                new CatalogAvailability(cluster.clock, new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30))),
                cluster.clock,
                AUDIT_PAUSE);
    }

    private static ServiceCatalog catalog() {
        return new ConsulServiceCatalog(new ConsulAddress(consul.host(), consul.port()), TIMEOUT, naming());
    }

    private DesiredRegistrations desired() {
        return new DesiredRegistrations(cluster.containers, cluster.applications, cluster.nodes, naming());
    }

    private static ServiceNaming naming() {
        return new ServiceNaming(ClusterInMemory.NAME);
    }

    private static Map<ServiceKey, Registration> read() {
        return catalog().read().registrations().stream()
                .collect(Collectors.toMap(Registration::key, registration -> registration));
    }

    private ContainerInstance running() {
        return cluster.containers.insert(aRunningContainer().build());
    }

    private void stopped(ContainerInstance container) {
        Lifecycle old = container.lifecycle();
        cluster.containers.update(container.with(new Lifecycle(
                DesiredState.STOPPED, old.observed(), old.generation(), old.restarts(), null, null, null)));
    }

    private static JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(consul.url() + path))
                .timeout(TIMEOUT)
                .build();
        return JsonMapper.shared()
                .readTree(HTTP.send(request, BodyHandlers.ofString()).body());
    }

    private static void put(String operation, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(consul.url() + "/v1/catalog/" + operation))
                .timeout(TIMEOUT)
                .PUT(BodyPublishers.ofString(body))
                .build();
        assertThat(HTTP.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }
}
