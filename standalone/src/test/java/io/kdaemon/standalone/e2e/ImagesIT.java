package io.kdaemon.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.testing.api.Api;
import io.kdaemon.testing.engine.DockerNode;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.WebImage;
import io.kdaemon.testing.registry.RegistryServer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Images on a real engine, from a real registry that serves nobody without a login. */
class ImagesIT {

    private static final String WRONG_PASSWORD = "let-me-guess";

    @AutoClose
    private static final DockerNodes NODES = DockerNodes.start(1);

    @AutoClose
    private static final RegistryServer REGISTRY = RegistryServer.startWithLogin(NODES.hostAddress());

    @AutoClose
    private static final Platform PLATFORM = Platform.start(Map.of());

    private static final Api API = PLATFORM.api();

    private static String image;

    @BeforeAll
    static void registerCluster() {
        WebImage.loadInto(NODES);
        DockerNode node = NODES.node(0);
        node.docker("login", "-u", RegistryServer.USER, "-p", RegistryServer.PASSWORD, REGISTRY.name());
        image = WebImage.push(node, REGISTRY.name());
        node.docker("logout", REGISTRY.name());
        node.docker("rmi", WebImage.NAME, WebImage.WITH_HEALTH_CHECK);
        API.awaitNode(API.addNode("images", node.address()), "READY");
    }

    @Test
    void shouldNameTheRegistryWhenThePasswordIsWrongAndRunOnceItIsRight() {
        // given
        API.delete("/0.0/registries/" + REGISTRY.name());
        Api.Answer added = login("POST", "/0.0/registries", WRONG_PASSWORD);
        long id = API.launch("private", API.addApplication("private", image));

        // when
        JsonNode failed = API.awaitContainer(id, "FAILED");

        // then
        assertThat(failed.path("last_error").asString())
                .contains(image, REGISTRY.name() + " does not accept the login of '" + RegistryServer.USER + "'");

        // when
        Api.Answer changed = login("PUT", "/0.0/registries/" + REGISTRY.name(), RegistryServer.PASSWORD);
        API.post("/0.0/containers/" + id + "/start", null);

        // then
        assertThat(Api.visit(API.awaitContainer(id, "RUNNING"))).isNotBlank();
        await().untilAsserted(() -> assertThat(body("/0.0/containers/" + id + "/events"))
                .contains("pulling " + image + " on node")
                .contains("pulled " + image + " on node")
                .contains("\"layers_done\":1"));
        assertThat(PLATFORM.logText()
                        + added.raw().body()
                        + changed.raw().body()
                        + body("/0.0/registries")
                        + body("/0.0/containers/" + id)
                        + body("/0.0/containers/" + id + "/events"))
                .doesNotContain(WRONG_PASSWORD, RegistryServer.PASSWORD);
    }

    @Test
    void shouldPruneOnlyWhatNoContainerUsesAndNoApplicationWants() {
        // given
        WebImage.loadInto(NODES);
        DockerNode node = NODES.node(0);
        String unused = node.docker("create", WebImage.NAME).strip();
        node.docker("commit", unused, "left-over:1");
        node.docker("rm", unused);
        API.addApplication("wanted", WebImage.WITH_HEALTH_CHECK);

        // when
        JsonNode planned = prune("?older_than=0s&dry_run=true");
        JsonNode done = prune("?older_than=0s");

        // then
        assertThat(planned.path("images").toString())
                .contains("left-over:1")
                .doesNotContain(WebImage.WITH_HEALTH_CHECK);
        assertThat(planned.path("bytes").asLong()).isPositive();
        assertThat(done.path("images")).isEqualTo(planned.path("images"));
        assertThat(node.docker("images", "--format", "{{.Repository}}:{{.Tag}}").lines())
                .contains(WebImage.WITH_HEALTH_CHECK)
                .doesNotContain("left-over:1");
    }

    @Test
    void shouldBringAnImageToItsNodesAheadOfAnyLaunch() {
        // given
        API.delete("/0.0/registries/" + REGISTRY.name());
        forget(image);
        login("POST", "/0.0/registries", RegistryServer.PASSWORD);
        API.addApplication("ahead", image);
        API.addApplication("typing-error", REGISTRY.name() + "/kdaemon/web:missing");

        // when
        String first = pull("ahead", null);

        // then
        assertThat(first).contains("\"state\":\"pulled\"", "\"pulled\":1,\"present\":0,\"failed\":0");
        assertThat(pull("ahead", "{\"nodes\":\"images\"}")).contains("\"pulled\":0,\"present\":1,\"failed\":0");
        assertThat(pull("ahead", "{\"refresh\":true}")).contains("\"pulled\":1,\"present\":0,\"failed\":0");
        assertThat(pull("typing-error", "{}")).contains("manifest unknown", "\"failed\":1");
    }

    /** Whatever else uses it. */
    private static void forget(String name) {
        DockerNode node = NODES.node(0);
        if (node.docker("images", "--format", "{{.Repository}}:{{.Tag}}").contains(name)) {
            node.docker("rmi", "--force", name);
        }
    }

    private static String pull(String application, @Nullable String body) {
        Api.Answer answer = API.post("/0.0/applications/" + application + "/pull", body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.raw().body();
    }

    private static JsonNode prune(String query) {
        Api.Answer answer = API.post("/0.0/nodes/images/prune" + query, null);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.json();
    }

    private static Api.Answer login(String method, String path, String password) {
        Api.Answer answer = API.call(method, path, """
                {"host":"%s","username":"%s","password":"%s"}""".formatted(REGISTRY.name(), RegistryServer.USER, password));
        assertThat(answer.status()).as(answer.raw().body()).isBetween(200, 201);
        return answer;
    }

    private static String body(String path) {
        return API.get(path).raw().body();
    }
}
