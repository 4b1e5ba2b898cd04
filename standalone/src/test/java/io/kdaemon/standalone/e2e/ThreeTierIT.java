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

    @AutoClose
    private static final DockerNodes NODES = DockerNodes.start(2);

    @AutoClose
    private static final Platform PLATFORM = Platform.start(Map.of());

    private static final Api API = PLATFORM.api();

    @BeforeAll
    static void registerCluster() {
        WebImage.loadInto(NODES);
        for (int i = 0; i < 2; i++) {
            API.awaitNode(API.addNode("tier-" + i, NODES.node(i).address()), "READY");
        }
    }

    @Test
    void shouldStartInOrderAndReachTheDatabaseThroughWhatWasHandedOver() {
        // given
        application("database", "", "");
        application("api", "database", "");
        long web = application("web", "api", "");

        // when
        long id = API.launch("shop", web);
        JsonNode running = API.awaitContainer(id, "RUNNING");

        // then
        JsonNode api = only(id);
        JsonNode database = only(api.path("id").asLong());
        assertThat(startOf(database)).isBefore(startOf(api));
        assertThat(startOf(api)).isBefore(startOf(running));
        Map<String, String> toldToWeb = environment(running);
        String apiAddress = "http://" + toldToWeb.get("API_ADDRESS");
        assertThat(new Api(apiAddress).get("/").raw().body()).isEqualTo(Api.visit(api));
        Map<String, String> toldToApi =
                variables(new Api(apiAddress).get("/env").raw().body());
        String databaseUrl =
                "http://%s:%s".formatted(toldToApi.get("DATABASE_HOST"), toldToApi.get("DATABASE_PORT_8080"));
        assertThat(new Api(databaseUrl).get("/").raw().body()).isEqualTo(Api.visit(database));
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

    private static Map<String, String> environment(JsonNode container) {
        String url = container.path("endpoints").path(0).path("url").asString();
        return variables(new Api(url).get("/env").raw().body());
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
