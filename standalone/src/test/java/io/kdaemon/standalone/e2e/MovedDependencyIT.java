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
import tools.jackson.databind.JsonNode;

/** A database on a real engine that comes back on another port, and those who were told the old one. */
class MovedDependencyIT {

    private static final Duration LIMIT = Duration.ofSeconds(120);

    @AutoClose
    private static final DockerNodes NODES = DockerNodes.start(1);

    @AutoClose
    private static final Platform PLATFORM =
            Platform.start(Map.of("KDAEMON_LIFECYCLE_SETTLE", "2s", "KDAEMON_LIFECYCLE_DRAIN", "1s"));

    private static final Api API = PLATFORM.api();

    @BeforeAll
    static void registerCluster() {
        WebImage.loadInto(NODES);
        API.awaitNode(API.addNode("moved", NODES.node(0).address()), "READY");
    }

    @Test
    void shouldTellTheNewAddressToThoseWhoFollowAndLeaveTheOthersAsTheyAre() {
        // given
        long database = API.launch("database", application("database", "", "update"));
        API.awaitContainer(database, "RUNNING");
        long follower = API.launch("web", application("web", "database", "update"));
        API.awaitContainer(follower, "RUNNING");
        long ignoring = API.launch("stubborn", application("stubborn", "database", "ignore"));
        String stubborn = engineId(API.awaitContainer(ignoring, "RUNNING"));
        long resting = API.launch("resting", application("resting", "database", "update"));
        API.awaitContainer(resting, "RUNNING");
        API.post("/0.0/containers/%d/stop".formatted(resting), null);
        API.awaitContainer(resting, "STOPPED");
        String before = address(database);
        assertThat(told(follower, "DATABASE")).isEqualTo(before);

        // when
        NODES.node(0).docker("rm", "-f", engineId(API.container(database)));
        String now = await().atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> address(database), address -> !address.equals(before));
        API.post("/0.0/containers/%d/start".formatted(resting), null);

        // then
        awaitTold(follower, "DATABASE", now);
        awaitTold(resting, "DATABASE", now);
        assertThat(timeline(follower)).contains("database is now at %s; it is updated to be told so".formatted(now));
        assertThat(timeline(resting)).contains("START asked for; database is now at " + now);
        await().atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(timeline(ignoring)).contains("not updated for that (on_dependency_moved: ignore)"));
        assertThat(engineId(API.container(ignoring))).isEqualTo(stubborn);
        assertThat(link(ignoring).path("current").asBoolean(true)).isFalse();
        assertThat(told(ignoring, "DATABASE")).isEqualTo(before);
    }

    @Test
    void shouldTellTheNewAddressFromTheBottomUpWhenADependencyIsUpdated() {
        // given
        application("lower", "", "update");
        application("middle", "lower", "update");
        long upper = API.launch("upper", application("upper", "middle", "update"));
        API.awaitContainer(upper, "RUNNING");
        long middle = link(upper).path("container").path("id").asLong();
        long lower = link(middle).path("container").path("id").asLong();
        String before = address(lower);

        // when
        assertThat(API.post("/0.0/containers/%d/update".formatted(lower), "{\"environment\":{\"EDITION\":\"second\"}}")
                        .status())
                .isEqualTo(202);

        // then
        String now = await().atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> address(lower), address -> !address.equals(before));
        awaitTold(middle, "LOWER", now);
        awaitTold(upper, "MIDDLE", address(middle));
        assertThat(API.container(upper).path("generation").asInt()).isEqualTo(2);
    }

    private static void awaitTold(long id, String dependency, String address) {
        await("container " + id + " to be told " + address)
                .atMost(LIMIT)
                .ignoreExceptions()
                .untilAsserted(() -> {
                    assertThat(API.container(id).path("update").isNull()).isTrue();
                    assertThat(link(id).path("current").asBoolean(false)).isTrue();
                    assertThat(told(id, dependency)).isEqualTo(address);
                });
        assertThat(handedOver(id)).isEqualTo(address);
    }

    private static long application(String name, String dependencies, String choice) {
        return API.post("/0.0/applications", """
                {"name":"%s","docker_image":"%s","exposed_ports":"8080","dependencies":"%s","on_dependency_moved":"%s"}""".formatted(name, WebImage.NAME, dependencies, choice))
                .id();
    }

    private static String engineId(JsonNode container) {
        return container.path("container_id").asString();
    }

    private static String address(long id) {
        return address(API.container(id).path("endpoints"));
    }

    private static String address(JsonNode endpoints) {
        assertThat(endpoints).hasSize(1);
        JsonNode endpoint = endpoints.path(0);
        return endpoint.path("host").asString() + ":"
                + endpoint.path("host_port").asInt();
    }

    private static JsonNode link(long id) {
        return API.get("/0.0/containers/%d/dependencies".formatted(id)).json().path(0);
    }

    private static String handedOver(long id) {
        return address(link(id).path("handed_over"));
    }

    /** What its engine container says. */
    private static String told(long id, String dependency) {
        return NODES.node(0)
                .docker("inspect", "-f", "{{range .Config.Env}}{{println .}}{{end}}", engineId(API.container(id)))
                .lines()
                .filter(line -> line.startsWith(dependency + "_ADDRESS="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .findFirst()
                .orElseThrow();
    }

    private static String timeline(long id) {
        return API.get("/0.0/containers/" + id + "/events").raw().body();
    }
}
