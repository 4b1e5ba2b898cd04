package io.kdaemon.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.testing.api.Api;
import io.kdaemon.testing.consul.ConsulServer;
import io.kdaemon.testing.engine.DockerNode;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.WebImage;
import io.kdaemon.testing.registry.RegistryServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Updates of containers on two real engines, with users who come through HAProxy and Consul. */
class UpdateIT {

    private static final Duration LIMIT = Duration.ofSeconds(120);

    @AutoClose
    private static final DockerNodes NODES = DockerNodes.start(2);

    @AutoClose
    private static final RegistryServer REGISTRY = RegistryServer.start(NODES.hostAddress());

    @AutoClose
    private static final ConsulServer CONSUL = ConsulServer.start();

    @AutoClose
    private static final Platform PLATFORM = Platform.start(Map.of(
            "KDAEMON_CONSUL",
            CONSUL.host() + ":" + CONSUL.port(),
            "KDAEMON_LIFECYCLE_SETTLE",
            "2s",
            "KDAEMON_LIFECYCLE_HEALTHYWITHIN",
            "20s"));

    private static final Api API = PLATFORM.api();

    @BeforeAll
    static void registerCluster() {
        WebImage.loadInto(NODES);
        for (int i = 0; i < 2; i++) {
            API.awaitNode(API.addNode("update-" + i, NODES.node(i).address()), "READY");
        }
    }

    @Test
    void shouldFailNobodyWhenAHealthyGenerationTakesThePlaceOfAnother() {
        // given
        long id = API.launch("shop", API.addApplication("shop", WebImage.WITH_HEALTH_CHECK));
        String before = engineId(API.awaitContainer(id, "RUNNING"));
        try (ServiceProxy proxy = ServiceProxy.of("shop", CONSUL)) {
            await().atMost(LIMIT).ignoreExceptions().until(() -> isServed(proxy));
            try (Visitor visitor = Visitor.of(proxy.url())) {
                // when
                update(id, "\"environment\":{\"EDITION\":\"second\"}");
                JsonNode updated = awaitUpdated(id, 2);

                // then
                int until = visitor.served();
                await().atMost(LIMIT).until(() -> visitor.served() > until + 200);
                assertThat(visitor.failures()).isEmpty();
                assertThat(page(updated, "/env")).contains("EDITION=second");
                await().atMost(LIMIT)
                        .untilAsserted(() -> assertThat(engineContainers(id)).containsExactly(engineId(updated)));
                assertThat(engineId(updated)).isNotEqualTo(before);
            }
        }
    }

    @Test
    void shouldGoOnServingFromTheOldGenerationWhenTheImageDoesNotExist() {
        // given
        long id = API.launch("typo", API.addApplication("typo", WebImage.NAME));
        String before = engineId(API.awaitContainer(id, "RUNNING"));

        // when
        long job = update(id, "\"docker_image\":\"%s/kdaemon/web:missing\"".formatted(REGISTRY.name()));

        // then
        JsonNode container = awaitRolledBack(id, job);
        assertThat(container.path("last_error").asString()).contains("manifest unknown");
        assertThat(engineId(container)).isEqualTo(before);
        assertThat(engineContainers(id)).containsExactly(before);
        assertThat(Api.visit(container)).isNotBlank();
    }

    @Test
    void shouldRollBackWhenTheNewGenerationIsNotHealthyInTime() {
        // given
        long id = API.launch("ailing", API.addApplication("ailing", WebImage.NAME));
        String before = engineId(API.awaitContainer(id, "RUNNING"));

        // when
        long job = update(
                id,
                "\"docker_image\":\"%s\",\"environment\":{\"WEB_MODE\":\"error\"},\"healthy_within\":6"
                        .formatted(WebImage.WITH_HEALTH_CHECK));

        // then
        JsonNode container = awaitRolledBack(id, job);
        assertThat(container.path("last_error").asString()).contains("not healthy within PT6S");
        assertThat(engineId(container)).isEqualTo(before);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(engineContainers(id)).containsExactly(before));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            data  | "exposed_ports":"8080","volumes":["rooted-data:/data"]
            ports | "exposed_ports":"18080:8080"
            """)
    void shouldTakeThePlaceOnTheSameNodeWhenTheOldGenerationHasWhatOnlyOneCanHave(String what, String fields) {
        // given
        long application = API.post("/0.0/applications", """
                {"name":"rooted-%s",%s,"docker_image":"%s"}""".formatted(what, fields, WebImage.NAME))
                .id();
        long id = API.launch("rooted-" + what, application);
        JsonNode before = API.awaitContainer(id, "RUNNING");

        // when
        update(id, "\"environment\":{\"EDITION\":\"second\"}");
        JsonNode updated = awaitUpdated(id, 2);

        // then
        assertThat(updated.path("node_id")).isEqualTo(before.path("node_id"));
        assertThat(page(updated, "/env")).contains("EDITION=second");
        long job = update(id, "\"docker_image\":\"%s/kdaemon/web:missing\"".formatted(REGISTRY.name()));
        JsonNode again = awaitRolledBack(id, job);
        assertThat(engineId(again)).isEqualTo(engineId(updated));
        assertThat(Api.visit(again)).isNotBlank();
    }

    @Test
    void shouldRunTheEarlierSpecificationWhenRolledBackByHandAndKeepItWhenBroughtBack() {
        // given
        long id = API.launch("undecided", API.addApplication("undecided", WebImage.NAME));
        API.awaitContainer(id, "RUNNING");
        update(id, "\"environment\":{\"EDITION\":\"second\"}");
        awaitUpdated(id, 2);

        // when
        assertThat(API.post("/0.0/containers/" + id + "/rollback", null).status())
                .isEqualTo(202);
        JsonNode back = awaitUpdated(id, 3);

        // then
        assertThat(page(back, "/env")).doesNotContain("EDITION");
        update(id, "\"environment\":{\"EDITION\":\"fourth\"}");
        String engineId = engineId(awaitUpdated(id, 4));
        nodeWith(engineId).docker("rm", "-f", engineId);
        await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> {
            JsonNode repaired = API.awaitContainer(id, "RUNNING");
            assertThat(engineId(repaired)).isNotEqualTo(engineId);
            assertThat(page(repaired, "/env")).contains("EDITION=fourth");
        });
    }

    @Test
    void shouldStopStartAndRemoveManyAtOnce() {
        // given
        long application = API.addApplication("herd", WebImage.NAME);
        API.post("/0.0/containers", "{\"application_id\":%d,\"name\":\"herd\",\"count\":4}".formatted(application));
        await().atMost(LIMIT)
                .until(() -> statuses(application).equals(List.of("RUNNING", "RUNNING", "RUNNING", "RUNNING")));

        // when, then
        bulk("stop", "\"grace\":2");
        await().atMost(LIMIT)
                .until(() -> statuses(application).equals(List.of("STOPPED", "STOPPED", "STOPPED", "STOPPED")));
        bulk("start", "\"dry_run\":false");
        await().atMost(LIMIT)
                .until(() -> statuses(application).equals(List.of("RUNNING", "RUNNING", "RUNNING", "RUNNING")));
        bulk("remove", "\"volumes\":true");
        await().atMost(LIMIT).until(() -> statuses(application).isEmpty());
    }

    @Test
    void shouldLeaveNothingWhenALaunchThatWaitsForCapacityIsCancelled() {
        // given
        long application =
                API.post("/0.0/applications", """
                {"name":"huge","docker_image":"%s","memory":"900g"}""".formatted(WebImage.NAME)).id();
        long id = API.launch("huge", application);
        long job = API.container(id).path("job_id").asLong();
        await().atMost(LIMIT).until(() -> job(job).path("state").asString().equals("WAITING_FOR_CAPACITY"));

        // when
        assertThat(API.post("/0.0/jobs/" + job + "/cancel", null).status()).isEqualTo(202);

        // then
        API.awaitContainer(id, "REMOVED");
        assertThat(job(job).path("state").asString()).isEqualTo("CANCELLED");
    }

    @Test
    void shouldLeaveNothingWhenALaunchIsCancelledThatPullsItsImage() throws IOException {
        try (ServerSocket silentRegistry = new ServerSocket(0, 50, InetAddress.getByName(NODES.hostAddress()))) {
            // given
            String image = "%s:%d/kdaemon/web:1".formatted(NODES.hostAddress(), silentRegistry.getLocalPort());
            long id = API.launch("endless", API.addApplication("endless", image));
            long job = API.container(id).path("job_id").asLong();
            API.awaitContainer(id, "STARTING");

            // when
            assertThat(API.delete("/0.0/jobs/" + job).status()).isEqualTo(202);

            // then
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> API.container(id).path("status").asString().equals("REMOVED"));
            assertThat(engineContainers(id)).isEmpty();
        }
    }

    private static long update(long id, String fields) {
        Api.Answer answer = API.post("/0.0/containers/" + id + "/update", "{" + fields + "}");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(202);
        return answer.json().path("job_id").asLong();
    }

    private static JsonNode awaitUpdated(long id, int revision) {
        return await("container " + id + " to run revision " + revision)
                .atMost(LIMIT)
                .until(
                        () -> API.container(id),
                        container -> container.path("status").asString().equals("RUNNING")
                                && container.path("revision").asInt() == revision
                                && container.path("update").isNull());
    }

    private static JsonNode awaitRolledBack(long id, long job) {
        await("job " + job + " to fail")
                .atMost(LIMIT)
                .until(() -> job(job).path("state").asString().equals("FAILED"));
        return API.awaitContainer(id, "RUNNING");
    }

    private static JsonNode job(long id) {
        return API.get("/0.0/jobs/" + id).json();
    }

    private static void bulk(String action, String more) {
        Api.Answer answer = API.post("/0.0/containers/bulk", """
                {"action":"%s","selector":{"application":"herd"},%s}""".formatted(action, more));
        assertThat(answer.json().path("accepted").asInt())
                .as(answer.raw().body())
                .isEqualTo(4);
    }

    private static List<String> statuses(long application) {
        return API.containers().stream()
                .filter(container -> container.path("application_id").asLong() == application)
                .map(container -> container.path("status").asString())
                .toList();
    }

    private static boolean isServed(ServiceProxy proxy) {
        return new Api(proxy.url().toString().replaceAll("/$", "")).get("/").status() == 200;
    }

    private static String page(JsonNode container, String path) {
        return new Api(container.path("endpoints").path(0).path("url").asString())
                .get(path)
                .raw()
                .body();
    }

    private static String engineId(JsonNode container) {
        return container.path("container_id").asString();
    }

    private static List<String> engineContainers(long id) {
        return NODES.all().stream()
                .flatMap(node -> containers(node, id).stream())
                .toList();
    }

    private static List<String> containers(DockerNode node, long id) {
        return node.docker(
                        "ps",
                        "-aq",
                        "--no-trunc",
                        "--filter",
                        "label=kdaemon.cluster=" + PLATFORM.cluster(),
                        "--filter",
                        "label=kdaemon.container=" + id)
                .lines()
                .toList();
    }

    private static DockerNode nodeWith(String engineId) {
        return NODES.all().stream()
                .filter(node -> node.docker("ps", "-aq", "--no-trunc").contains(engineId))
                .findFirst()
                .orElseThrow();
    }
}
