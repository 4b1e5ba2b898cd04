package io.kdaemon.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.testing.api.Api;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.WebImage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Streams to a container on a real engine, from the API to the engine and back. */
class StreamIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @AutoClose
    private static final DockerNodes NODES = DockerNodes.start(1);

    @AutoClose
    private static final Platform PLATFORM =
            Platform.start(Map.of("KDAEMON_GATEWAY_CONTAINERSTREAMS_HEARTBEAT", "500ms"));

    private static final Api API = PLATFORM.api();
    private static long container;
    private static String engineId;

    @BeforeAll
    static void launch() {
        WebImage.loadInto(NODES);
        API.awaitNode(API.addNode("streams", NODES.node(0).address()), "READY");
        container = API.launch("streamed", API.addApplication("web", WebImage.NAME));
        engineId = API.awaitContainer(container, "RUNNING").path("container_id").asString();
    }

    @Test
    void shouldTellBothStreamsApartAndFollowThemInOrder() {
        // given
        try (LineReader follower = LineReader.open(API, path("logs?follow=true&tail=0"), "application/x-ndjson")) {
            // when
            print("first", 1);
            print("second", 2);
            print("third", 1);

            // then
            await().atMost(LIMIT).until(() -> follower.lines().size() >= 3);
            assertThat(follower.lines())
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .contains("\"stream\":\"stdout\"", "\"line\":\"first\"", "\"time\":\"20"),
                            line -> assertThat(line).contains("\"stream\":\"stderr\"", "\"line\":\"second\""),
                            line -> assertThat(line).contains("\"stream\":\"stdout\"", "\"line\":\"third\""));
            assertThat(openStreams()).isEqualTo(2);
        }
        await().atMost(LIMIT).until(() -> openStreams() == 0);
    }

    @Test
    void shouldAnswerTheLastLinesOrThoseSinceAMomentAsText() {
        // given
        print("older", 1);
        String between = NODES.node(0).docker("exec", engineId, "busybox", "date", "-u", "+%Y-%m-%dT%H:%M:%SZ");
        await().pollDelay(Duration.ofMillis(1100)).until(() -> true);
        print("newer", 1);
        print("aside", 2);

        // when
        String last = API.get(path("logs?tail=2")).raw().body();
        String since = API.get(path("logs?since=" + between)).raw().body();
        String onlyErrors =
                API.get(path("logs?stdout=false&tail=1&timestamps=true")).raw().body();

        // then
        assertThat(last.lines()).containsExactlyInAnyOrder("newer", "aside");
        assertThat(since).contains("newer", "aside");
        assertThat(onlyErrors).matches("20\\S+Z aside\n");
    }

    private static String path(String rest) {
        return "/0.0/containers/" + container + "/" + rest;
    }

    private static void print(String text, int descriptor) {
        NODES.node(0).docker("exec", engineId, "sh", "-c", "echo %s >/proc/1/fd/%d".formatted(text, descriptor));
    }

    /** Of the gateway and of the docker-worker. */
    private static double openStreams() {
        return API.get("/actuator/prometheus")
                .raw()
                .body()
                .lines()
                .filter(line -> line.startsWith("kdaemon_streams{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
