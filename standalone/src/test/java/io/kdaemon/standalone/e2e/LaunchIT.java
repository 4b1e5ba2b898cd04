package io.kdaemon.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.testing.api.Api;
import io.kdaemon.testing.engine.DockerNode;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.WebImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The main job on two real engines. */
class LaunchIT {

    @AutoClose
    private static final DockerNodes NODES = DockerNodes.start(2);

    @AutoClose
    private static final Platform PLATFORM = Platform.start(Map.of());

    private static final Api API = PLATFORM.api();
    private static long application;

    @BeforeAll
    static void registerClusterAndApplication() {
        WebImage.loadInto(NODES);
        for (int i = 0; i < 2; i++) {
            long node = API.addNode("launch-" + i, NODES.node(i).address());
            API.awaitNode(node, "READY");
        }
        application = API.addApplication("web", WebImage.NAME);
    }

    @Test
    void shouldRunAndAnswerOnBothNodesWhenSeveralAreLaunched() {
        // when
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ids.add(API.launch("spread-" + i, application));
        }

        // then
        List<JsonNode> running =
                ids.stream().map(id -> API.awaitContainer(id, "RUNNING")).toList();
        assertThat(running)
                .allSatisfy(container -> assertThat(Api.visit(container)).isNotBlank());
        Set<Long> nodes = running.stream()
                .map(container -> container.path("node_id").asLong())
                .collect(Collectors.toSet());
        assertThat(nodes).hasSize(2);
        assertThat(engineContainers())
                .containsAll(running.stream().map(LaunchIT::engineId).toList());
    }

    @Test
    void shouldTellWhyHereAndWhatHappenedWhenAsked() {
        // given
        long id = API.launch("explained", application);
        API.awaitContainer(id, "RUNNING");

        // when
        JsonNode placement = API.get("/0.0/containers/" + id + "/placement").json();
        String timeline = API.get("/0.0/containers/" + id + "/events").raw().body();

        // then
        assertThat(placement.path("sentence").asString()).contains("could take it");
        assertThat(placement.path("candidates")).hasSize(2);
        assertThat(timeline).contains("launch asked for", "placed on node", "create", "start", "RUNNING");
    }

    @Test
    void shouldComeBackWhenItIsRemovedBehindOurBack() {
        // given
        long id = API.launch("stubborn", application);
        String before = engineId(API.awaitContainer(id, "RUNNING"));

        // when
        nodeWith(before).docker("rm", "-f", before);

        // then
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode container = API.container(id);
            assertThat(container.path("status").asString()).isEqualTo("RUNNING");
            assertThat(engineId(container)).isNotEqualTo(before);
        });
        assertThat(Api.visit(API.container(id))).isNotBlank();
    }

    @Test
    void shouldStopStartRestartAndRemoveWhenAsked() {
        // given
        long id = API.launch("obedient", application);
        String engineId = engineId(API.awaitContainer(id, "RUNNING"));

        // when, then
        assertThat(API.post("/0.0/containers/" + id + "/stop", null).status()).isEqualTo(202);
        API.awaitContainer(id, "STOPPED");
        assertThat(nodeWith(engineId).docker("inspect", "-f", "{{.State.Running}}", engineId))
                .isEqualTo("false");

        assertThat(API.post("/0.0/containers/" + id + "/start", null).status()).isEqualTo(202);
        API.awaitContainer(id, "RUNNING");

        String startedAt = nodeWith(engineId).docker("inspect", "-f", "{{.State.StartedAt}}", engineId);
        assertThat(API.post("/0.0/containers/" + id + "/restart", null).status())
                .isEqualTo(202);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(API.container(id).path("status").asString()).isEqualTo("RUNNING");
            assertThat(nodeWith(engineId).docker("inspect", "-f", "{{.State.StartedAt}}", engineId))
                    .isNotEqualTo(startedAt);
        });

        assertThat(API.delete("/0.0/containers/" + id).status()).isEqualTo(202);
        API.awaitContainer(id, "REMOVED");
        assertThat(engineContainers()).doesNotContain(engineId);
        assertThat(API.containers()).noneMatch(container -> container.path("id").asLong() == id);
    }

    private static String engineId(JsonNode container) {
        return container.path("container_id").asString();
    }

    private static List<String> engineContainers() {
        return NODES.all().stream().flatMap(LaunchIT::ours).toList();
    }

    private static Stream<String> ours(DockerNode node) {
        return node.docker("ps", "-aq", "--no-trunc", "--filter", "label=kdaemon.cluster=" + PLATFORM.cluster())
                .lines();
    }

    private static DockerNode nodeWith(String engineId) {
        return NODES.all().stream()
                .filter(node -> ours(node).anyMatch(engineId::equals))
                .findFirst()
                .orElseThrow();
    }
}
