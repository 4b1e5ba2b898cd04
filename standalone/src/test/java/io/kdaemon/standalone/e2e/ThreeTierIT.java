package io.kdaemon.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.testing.api.Api;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.WebImage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Web, api and database on two real engines: launched by asking for the web alone. */
class ThreeTierIT {

    private static final Duration LIMIT = Duration.ofSeconds(120);

    private static final List<String> TIERS = List.of("front", "back");

    /** Dependants before what they depend on: the order of the file means nothing. */
    private static final String COMPOSE = """
            name: shop
            services:
              web:
                image: %1$s
                expose: ["8080"]
                depends_on: [api]
                deploy: {placement: {constraints: ["node.labels.tier == front"]}}
              api:
                image: %1$s
                expose: ["8080"]
                environment: {TIER: middle}
                depends_on: {database: {condition: service_healthy}}
                deploy: {placement: {constraints: ["node.hostname == tier-0"]}}
              database:
                image: %1$s
                expose: ["8080"]
                restart: unless-stopped
                volumes: ["rows:/rows"]
                deploy: {placement: {constraints: ["node.labels.tier == back"]}}
            volumes: {rows: {}}
            """.formatted(WebImage.WITH_HEALTH_CHECK);

    @AutoClose
    private static final DockerNodes NODES = DockerNodes.start(2);

    @AutoClose
    private static final Platform PLATFORM = Platform.start(Map.of());

    private static final Api API = PLATFORM.api();

    @BeforeAll
    static void registerCluster() {
        WebImage.loadInto(NODES);
        for (int i = 0; i < 2; i++) {
            API.awaitNode(addNode(i), "READY");
        }
    }

    private static long addNode(int index) {
        return API.post("/0.0/nodes", """
                {"hostname":"tier-%d","d_ipaddr":"%s","d_port":"2375","labels":{"tier":"%s"}}""".formatted(index, NODES.node(index).address(), TIERS.get(index)))
                .id();
    }

    @Test
    void shouldStartAnImportedComposeFileInOrderOnTwoNodesAndReachTheDatabaseThroughWhatWasHandedOver() {
        // given
        Api.Answer imported = API.post("/0.0/applications/import", COMPOSE, "Content-Type", "application/yaml");
        assertThat(imported.status()).as(imported.raw().body()).isEqualTo(201);
        assertThat(imported.json().path("services").valueStream())
                .allSatisfy(service -> assertThat(service.path("unsupported")).isEmpty());

        // when
        long id = API.post("/0.0/containers", "{\"name\":\"shop\",\"application\":\"shop-web\"}")
                .id();
        JsonNode web = API.awaitContainer(id, "RUNNING");

        // then
        JsonNode api = only(id);
        JsonNode database = only(api.path("id").asLong());
        assertThat(startOf(database)).isBefore(startOf(api));
        assertThat(startOf(api)).isBefore(startOf(web));
        assertThat(nodeOf(web)).isEqualTo("tier-0").isEqualTo(nodeOf(api));
        assertThat(nodeOf(database)).isEqualTo("tier-1");

        String apiAddress = variables(inside(web, "env")).get("SHOP_API_ADDRESS");
        assertThat(fetchedBy(web, apiAddress + "/")).isEqualTo(Api.visit(api));
        Map<String, String> toldToApi = variables(fetchedBy(web, apiAddress + "/env"));
        assertThat(toldToApi).containsEntry("TIER", "middle");
        String databaseAddress = toldToApi.get("SHOP_DATABASE_HOST") + ":" + toldToApi.get("SHOP_DATABASE_PORT_8080");
        assertThat(fetchedBy(api, databaseAddress + "/"))
                .isEqualTo(fetchedBy(web, databaseAddress + "/"))
                .isEqualTo(Api.visit(database));
    }

    @Test
    void shouldRemoveItsOwnDependencyWithTheDependantAndNoSharedOne() {
        // given
        application("cache", "", "");
        long frontend = application("frontend", "cache", "");
        long shared = API.launch("sharing", frontend);
        long own = API.post("/0.0/containers", """
                {"application_id":%d,"name":"owning","dependency_mode":"own"}""".formatted(frontend)).id();
        API.awaitContainer(shared, "RUNNING");
        API.awaitContainer(own, "RUNNING");
        long sharedCache = only(shared).path("id").asLong();
        long ownCache = only(own).path("id").asLong();

        // when
        API.delete("/0.0/containers/" + shared);
        API.delete("/0.0/containers/" + own);

        // then
        API.awaitContainer(ownCache, "REMOVED");
        assertThat(API.container(sharedCache).path("status").asString()).isEqualTo("RUNNING");
    }

    @Test
    void shouldTellOnTheDependantWhatItsDependencyFailsOf() {
        // given
        application("broken", "", ",\"environment\":{\"WEB_MODE\":\"crash\"}");
        long dependant = application("patient", "broken", "");

        // when
        long id = API.launch("patient-1", dependant);

        // then
        await().atMost(LIMIT).untilAsserted(() -> {
            JsonNode container = API.container(id);
            assertThat(container.path("status").asString()).isEqualTo("REQUESTED");
            assertThat(container.path("last_error").asString()).contains("waits for broken", "exit");
        });
    }

    private static long application(String name, String dependencies, String more) {
        return API.post("/0.0/applications", """
                {"name":"%s","docker_image":"%s","exposed_ports":"8080","dependencies":"%s"%s}""".formatted(name, WebImage.WITH_HEALTH_CHECK, dependencies, more))
                .id();
    }

    private static JsonNode only(long dependant) {
        JsonNode all =
                API.get("/0.0/containers/%d/dependencies".formatted(dependant)).json();
        assertThat(all).hasSize(1);
        return all.path(0).path("container");
    }

    private static Instant startOf(JsonNode container) {
        return Instant.parse(container.path("running_since").asString());
    }

    private static String nodeOf(JsonNode container) {
        return API.get("/0.0/nodes/" + container.path("node_id").asLong())
                .json()
                .path("hostname")
                .asString();
    }

    private static String fetchedBy(JsonNode container, String address) {
        return inside(container, "wget -q -O - http://" + address);
    }

    private static String inside(JsonNode container, String command) {
        String words = "\"" + command.replace(" ", "\",\"") + "\"";
        JsonNode result = API.post(
                        "/0.0/containers/%d/exec".formatted(container.path("id").asLong()),
                        "{\"cmd\":[%s]}".formatted(words))
                .json();
        assertThat(result.path("exit_code").asInt(-1)).as(result.toString()).isZero();
        return result.path("stdout").asString();
    }

    private static Map<String, String> variables(String lines) {
        Map<String, String> variables = new HashMap<>();
        for (String line : List.of(lines.split("\n"))) {
            int separator = line.indexOf('=');
            if (separator > 0) {
                variables.put(line.substring(0, separator), line.substring(separator + 1));
            }
        }
        return variables;
    }
}
