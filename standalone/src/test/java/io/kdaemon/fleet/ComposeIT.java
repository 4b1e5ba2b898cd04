package io.kdaemon.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.testing.api.Api;
import io.kdaemon.testing.containers.NeedsContainers;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.WebImage;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The whole fleet under Docker Compose, launching on two engines that it reaches over the network. */
@NeedsContainers
class ComposeIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    @AutoClose
    private static final DockerNodes NODES = DockerNodes.start(2);

    private static final ComposeProject FLEET = ComposeProject.start();
    private static final Api API = FLEET.api();

    @BeforeAll
    static void registerNodes() {
        WebImage.loadInto(NODES);
        for (int i = 0; i < 2; i++) {
            API.awaitNode(API.addNode("compose-" + i, NODES.node(i).address()), "READY");
        }
    }

    @AfterAll
    static void shouldLeaveNothingBehindWhenTakenDown() {
        // when
        FLEET.close();

        // then
        assertThat(FLEET.leftovers()).isEmpty();
    }

    @Test
    void shouldBringUsersToWhatItLaunched() {
        // given
        long application = API.addApplication("ghost-blog", WebImage.NAME);

        // when
        for (int i = 0; i < 3; i++) {
            API.awaitContainer(API.launch("ghost-blog-" + i, application), "RUNNING");
        }

        // then
        awaitDifferentAnswers("/ghost-blog/", 3);
        assertThat(FLEET.applications().get("/unknown/").status()).isEqualTo(404);
        assertThat(FLEET.pages().get("/").status()).isEqualTo(200);
    }

    @Test
    void shouldGoOnWithMoreOfEveryService() {
        // given
        long application = API.addApplication("scaled-blog", WebImage.NAME);

        // when
        FLEET.scale(Map.of("api-gateway", 2, "scheduler-worker", 2, "docker-worker", 3, "watcher", 2));

        // then
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(processesSeenByPrometheus()).isEqualTo(9));
        for (int i = 0; i < 4; i++) {
            API.awaitContainer(API.launch("scaled-blog-" + i, application), "RUNNING");
        }
        awaitDifferentAnswers("/scaled-blog/", 4);
    }

    @Test
    void shouldCarryMoreThanAWindowOfOutputOverTheBrokerBetweenServices() {
        // given
        long container = API.launch("talkative", API.addApplication("talkative-app", WebImage.NAME));
        API.awaitContainer(container, "RUNNING");
        String path = "/0.0/containers/%d/".formatted(container);

        // when
        Api.Answer counted = API.post(path + "exec", "{\"cmd\":[\"busybox\",\"seq\",\"100000\"]}");
        API.post(path + "exec", "{\"cmd\":[\"sh\",\"-c\",\"echo said >/proc/1/fd/1\"]}");

        // then
        assertThat(counted.json().path("exit_code").asInt(-1)).isZero();
        assertThat(counted.json().path("stdout").asString().lines())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 100_000)
                        .mapToObj(Integer::toString)
                        .toList());
        await().atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(API.get(path + "logs").raw().body().lines()).contains("said"));
    }

    /** Each container answers with its own name. */
    private static void awaitDifferentAnswers(String path, int expected) {
        Set<String> seen = new TreeSet<>();
        await().atMost(LIMIT).untilAsserted(() -> {
            Api.Answer answer = FLEET.applications().get(path);
            if (answer.status() == 200) {
                seen.add(answer.raw().body().strip());
            }
            assertThat(seen).hasSize(expected);
        });
    }

    private static int processesSeenByPrometheus() {
        JsonNode answer = FLEET.prometheus()
                .get("/api/v1/query?query=sum(up%7Bjob%3D%22kdaemon%22%7D)")
                .json();
        return answer.at("/data/result/0/value/1").asInt();
    }
}
