package io.kdaemon.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.testing.api.Api;
import io.kdaemon.testing.engine.DockerNode;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.WebImage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A node dies and comes back while another goes on. */
class NodeFailureIT {

    @AutoClose
    private static final DockerNodes NODES = DockerNodes.start(2);

    @AutoClose
    private static final Platform PLATFORM = Platform.start(Map.of());

    private static final Api API = PLATFORM.api();
    private static long first;
    private static long second;
    private static long application;

    @BeforeAll
    static void registerClusterAndApplication() {
        WebImage.loadInto(NODES);
        first = API.addNode("mortal", NODES.node(0).address());
        second = API.addNode("steady", NODES.node(1).address());
        API.awaitNode(first, "READY");
        API.awaitNode(second, "READY");
        application = API.addApplication("web", WebImage.NAME);
    }

    @Test
    void shouldShowContainersLostAndBringThemBackWhenTheirEngineStopsAndReturns() {
        // given
        DockerNode mortal = NODES.node(0);
        long id = launchOn(first);

        // when
        mortal.stopEngine();

        // then
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode node = API.get("/0.0/nodes/" + first).json();
            assertThat(node.path("is_healthy").asBoolean()).isFalse();
            assertThat(node.path("status_reason").asString()).isNotBlank();
        });
        API.awaitContainer(id, "LOST");

        // and what is launched meanwhile goes where there is life
        long other = API.launch("meanwhile", application);
        assertThat(API.awaitContainer(other, "RUNNING").path("node_id").asLong())
                .isEqualTo(second);

        // when
        mortal.startEngine();

        // then
        API.awaitNode(first, "READY");
        assertThat(Api.visit(API.awaitContainer(id, "RUNNING"))).isNotBlank();
    }

    @Test
    void shouldRefuseAnUnreachableNodeWithTheReasonWhenItIsAdded() {
        // when
        Api.Answer answer = API.post("/0.0/node/create", """
                {"hostname":"nobody","d_ipaddr":"127.0.0.1","d_port":"1"}""");

        // then
        assertThat(answer.status()).isEqualTo(201);
        JsonNode node = API.awaitNode(answer.id(), "DOWN");
        assertThat(node.path("status_reason").asString()).containsIgnoringCase("refused");
        assertThat(API.delete("/0.0/nodes/" + answer.id()).status()).isEqualTo(200);
    }

    private static long launchOn(long nodeId) {
        for (int i = 0; ; i++) {
            long id = API.launch("on-" + nodeId + "-" + i, application);
            if (API.awaitContainer(id, "RUNNING").path("node_id").asLong() == nodeId) {
                return id;
            }
        }
    }
}
