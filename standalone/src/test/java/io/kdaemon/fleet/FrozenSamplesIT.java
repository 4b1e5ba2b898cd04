package io.kdaemon.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.testing.api.Api;
import io.kdaemon.testing.containers.NeedsContainers;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.OwnedContainers;
import io.kdaemon.testing.engine.WebImage;
import io.kdaemon.testing.prometheus.MeasuredNodes;
import io.kdaemon.testing.prometheus.PrometheusServer;
import java.time.Duration;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Two schedulers place on three real engines while their Prometheus hangs: whatever is launched, every decision sees the same measurements, which
 * grow older and are not too old yet.
 */
@NeedsContainers
class FrozenSamplesIT {

    private static final Duration LIMIT = Duration.ofMinutes(6);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int LAUNCHES = 200;
    private static final int AT_ONCE = 10;
    private static final long MEMORY = 16L << 20;
    /** Cores by which nodes that are left alone differ at most. */
    private static final double ALIKE = 0.2;
    /** Most containers of a node over the mean of three; all on one would be 3. */
    private static final double NO_HERD = 1.4;

    private static final String CLUSTER = "frozen";

    @AutoClose
    private static final MeasuredNodes MEASURED = MeasuredNodes.start(3);

    private static final DockerNodes NODES = MEASURED.engines();

    @AutoClose
    private static final PrometheusServer PROMETHEUS =
            PrometheusServer.start(List.of(MEASURED.target(0), MEASURED.target(1), MEASURED.target(2)));

    @AutoClose
    private static final Stores STORES = Stores.start();

    @AutoClose
    private static final Fleet FLEET = Fleet.start(
            Map.of(Service.API_GATEWAY, 1, Service.SCHEDULER_WORKER, 2, Service.DOCKER_WORKER, 1, Service.WATCHER, 1),
            settings());

    private static final Api API = FLEET.api(0);
    private static final OwnedContainers ON_ENGINES = new OwnedContainers(NODES, CLUSTER);

    private long application;

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(STORES.settings());
        settings.put("KDAEMON_CLUSTER", CLUSTER);
        settings.put("KDAEMON_LOAD_INTERVAL", "1s");
        settings.put("KDAEMON_LOAD_RATEWINDOW", "10s");
        settings.put("KDAEMON_LOAD_MAXAGE", "30m");
        return settings;
    }

    @BeforeAll
    static void freezeWhenTheLoadOfAllNodesIsKnown() {
        for (int i = 0; i < 3; i++) {
            long id = API.addNode("node-" + i, NODES.node(i).address(), PROMETHEUS.host(), PROMETHEUS.port());
            API.awaitNode(id, "READY");
        }
        await().atMost(LIMIT)
                .until(() -> Stream.of(Service.SCHEDULER_WORKER, Service.API_GATEWAY)
                        .flatMap(service -> FLEET.all(service).stream())
                        .allMatch(process -> process.metrics().sum("kdaemon_load_known_nodes") == 3));
        await().pollInterval(POLL).atMost(LIMIT).until(() -> differenceInFreeCores() < ALIKE);
        PROMETHEUS.freeze();
    }

    private static double differenceInFreeCores() {
        DoubleSummaryStatistics freeCores = elements(API.get("/0.0/nodes").json()).stream()
                .mapToDouble(node -> API.get("/0.0/nodes/" + node.path("id").asLong() + "/load")
                        .json()
                        .at("/values/free_cores/value")
                        .asDouble(Double.NaN))
                .summaryStatistics();
        return freeCores.getMax() - freeCores.getMin();
    }

    @AfterEach
    void removeContainers() {
        API.delete("/0.0/applications/" + application + "?force=true");
        await().pollInterval(POLL)
                .atMost(LIMIT)
                .until(() -> ON_ENGINES.numbers().isEmpty());
    }

    @Test
    void shouldNeitherHerdNorPromiseTwiceWhenTwoSchedulersPlaceABurst() {
        // given
        application = addApplication("burst", "");
        assertThat(preview(application, LAUNCHES).path("placed").asInt()).isEqualTo(LAUNCHES);
        Map<Long, Double> promisedBefore = promised("reserved_memory");

        // when
        List<Long> launched = launch(application, LAUNCHES);

        // then
        await().pollInterval(POLL).atMost(LIMIT).until(() -> running(application) == LAUNCHES);
        assertThat(ON_ENGINES.running()).containsExactlyInAnyOrderElementsOf(launched);
        assertThat(ON_ENGINES.numbers()).hasSize(LAUNCHES);
        Map<Long, Long> byNode = runningByNode(application);
        assertThat(byNode).hasSize(3);
        assertThat(byNode.values())
                .allSatisfy(onNode -> assertThat(onNode * 3.0 / LAUNCHES).isLessThanOrEqualTo(NO_HERD));
        Map<Long, Double> promised = promised("reserved_memory");
        byNode.forEach((node, onNode) ->
                assertThat(promised.get(node) - promisedBefore.get(node)).isEqualTo((double) onNode * MEMORY));
        assertThat(FLEET.all(Service.SCHEDULER_WORKER))
                .allSatisfy(scheduler -> assertThat(scheduler.metrics().sum("kdaemon_placements_total"))
                        .isPositive());
        assertDecidedOnTheSameSamples(launched);
        assertThat(API.get("/0.0/cluster/resilience").json().path("survives").asBoolean())
                .isTrue();
    }

    @Test
    void shouldFillTheNodesAsThePreviewSaysAndNoMoreWhenThereIsNotRoomForAll() {
        // given
        double capacity = 2 * API.get("/0.0/nodes/node-0").json().path("cpus").asDouble();
        application = addApplication("greedy", String.format(Locale.ROOT, ",\"cpus\":%.2f", 0.4 * capacity));
        JsonNode preview = preview(application, 10);
        assertThat(preview.path("placed").asInt()).isEqualTo(6);
        assertThat(preview.at("/placements/9/sentence").asString()).contains("no node can take it", "millicores");
        assertThat(preview.at("/placements/9/refused/cpu").asInt()).isEqualTo(3);

        // when
        List<Long> launched = launch(application, 10);

        // then
        await().pollInterval(POLL).atMost(LIMIT).until(() -> running(application) == 6);
        await().pollInterval(POLL)
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(launched.stream()
                                .map(id -> API.get("/0.0/containers/" + id + "/placement")
                                        .json())
                                .filter(placement -> placement.path("node").isNull())
                                .map(placement -> placement.path("sentence").asString()))
                        .hasSize(4)
                        .allMatch(sentence -> sentence.startsWith("no node can take it: asks for")));
        assertThat(runningByNode(application).values()).containsExactly(2L, 2L, 2L);
        assertThat(promised("reserved_cpus").values())
                .allSatisfy(promised -> assertThat(promised).isLessThanOrEqualTo(capacity));
        assertTheLossOfAnyNodeStrandsBothOfIts();
    }

    private static void assertTheLossOfAnyNodeStrandsBothOfIts() {
        JsonNode resilience = API.get("/0.0/cluster/resilience").json();
        assertThat(resilience.path("survives").asBoolean()).isFalse();
        assertThat(elements(resilience.path("nodes"))).hasSize(3).allSatisfy(loss -> {
            assertThat(loss.path("fits").asBoolean()).isFalse();
            assertThat(loss.path("stranded_count").asInt()).isEqualTo(2);
            assertThat(loss.at("/stranded/0/sentence").asString()).contains("assumed to be lost", "millicores");
        });
    }

    /** All of them knew the load of every node, and it was what their scheduler had read last; only its age grew. */
    private static void assertDecidedOnTheSameSamples(List<Long> containers) {
        Map<Long, List<JsonNode>> byNode = containers.stream()
                .flatMap(id ->
                        elements(API.get("/0.0/containers/" + id + "/placement")
                                        .json()
                                        .path("candidates"))
                                .stream())
                .collect(Collectors.groupingBy(
                        candidate -> candidate.path("node").asLong()));
        assertThat(byNode).hasSize(3);
        byNode.values().forEach(looks -> {
            assertThat(looks).allMatch(look -> look.path("load_unknown").isNull());
            assertThat(looks.stream().map(look -> look.path("load")).distinct())
                    .hasSizeLessThanOrEqualTo(
                            FLEET.all(Service.SCHEDULER_WORKER).size());
            assertThat(looks.stream()
                            .map(look -> look.path("sample_age_seconds").asDouble())
                            .distinct())
                    .hasSizeGreaterThan(1);
        });
    }

    /** @param more further fields, as JSON */
    private static long addApplication(String name, String more) {
        Api.Answer answer = API.post("/0.0/application/create", """
                {"name":"%s","docker_image":"%s","memory":%d%s}""".formatted(name, WebImage.NAME, MEMORY, more));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.id();
    }

    private static JsonNode preview(long application, int count) {
        Api.Answer answer = API.post("/0.0/placements/preview", """
                {"application_id":%d,"count":%d}""".formatted(application, count));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.json();
    }

    /** In several requests, so that both schedulers get some. */
    private static List<Long> launch(long application, int count) {
        for (int from = 0; from < count; from += AT_ONCE) {
            Api.Answer answer =
                    API.post("/0.0/container/create", """
                    {"name":"c-%d-%d","application_id":%d,"count":%d}""".formatted(application, from, application, AT_ONCE));
            assertThat(answer.status()).as(answer.raw().body()).isEqualTo(202);
        }
        return containers(application)
                .map(container -> container.path("id").asLong())
                .toList();
    }

    private static long running(long application) {
        return runningByNode(application).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static Map<Long, Long> runningByNode(long application) {
        return containers(application)
                .filter(container -> container.path("status").asString().equals("RUNNING"))
                .collect(Collectors.groupingBy(
                        container -> container.path("node_id").asLong(), Collectors.counting()));
    }

    private static Stream<JsonNode> containers(long application) {
        return API.containers().stream()
                .filter(container -> container.path("application_id").asLong() == application);
    }

    private static Map<Long, Double> promised(String what) {
        return elements(API.get("/0.0/nodes").json()).stream()
                .collect(Collectors.toMap(
                        node -> node.path("id").asLong(),
                        node -> node.path(what).asDouble()));
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
