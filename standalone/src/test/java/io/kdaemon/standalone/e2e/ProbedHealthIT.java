package io.kdaemon.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.testing.api.Api;
import io.kdaemon.testing.consul.ConsulServer;
import io.kdaemon.testing.engine.DockerNode;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.WebImage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Containers on a real engine that are asked from outside whether they work. */
class ProbedHealthIT {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final String FAILING = ",\"environment\":{\"WEB_MODE\":\"error\"}";
    private static final String ASKED_BY_HTTP =
            ",\"healthcheck\":{\"http\":{\"port\":8080,\"status\":200},\"interval\":\"1s\",\"retries\":2%s}";
    /** Fails as long as it may, so that what passes is what was waited for. */
    private static final String PATIENT = ASKED_BY_HTTP.formatted(",\"start_period\":\"10m\"");

    private static final String IMPATIENT = ASKED_BY_HTTP.formatted("");
    /** Listens while there is a file, and lives anyway. */
    private static final String LISTENING_AT_TIMES = """
            ,"command":["sh","-c","while :; do if [ -f /tmp/go ]; then httpd -f -p 8080 -h /www & echo $! >/tmp/pid; wait; fi; sleep 1; done"],\
            "healthcheck":{"tcp":{"port":8080},"interval":"1s","retries":2,"start_period":"10m"}""";

    @AutoClose
    private static final DockerNodes NODES = DockerNodes.start(1);

    @AutoClose
    private static final ConsulServer CONSUL = ConsulServer.start();

    private static final Api CATALOG = new Api(CONSUL.url());

    @AutoClose
    private static final Platform PLATFORM = Platform.start(Map.of(
            "KDAEMON_CONSUL", CONSUL.host() + ":" + CONSUL.port(),
            "KDAEMON_LIFECYCLE_SETTLE", "2s",
            "KDAEMON_LIFECYCLE_HEALTHYWITHIN", "10s"));

    private static final Api API = PLATFORM.api();

    @BeforeAll
    static void registerCluster() {
        WebImage.loadInto(NODES);
        API.awaitNode(API.addNode("probed", NODES.node(0).address()), "READY");
    }

    @Test
    void shouldBeHealthyOnceItAnswersWellAndLetWhatDependsOnItBeginThen() {
        // given
        application("slow-api", FAILING + PATIENT);
        long dependant = application("patient-web", ",\"dependencies\":\"slow-api\"");
        long web = API.launch("patient-web", dependant);
        long api = awaitDependency(web);
        JsonNode checking = API.awaitContainer(api, "RUNNING");
        assertThat(checking.path("healthy_since").isNull()).isTrue();
        await().atMost(LIMIT)
                .until(() -> API.container(web).path("last_error").asString().contains("waits for slow-api"));

        // when
        exec(checking, "recover");

        // then
        awaitHealthy(api);
        API.awaitContainer(web, "RUNNING");
        assertThat(API.container(api).path("restarts").asInt()).isZero();
    }

    @Test
    void shouldBeUnhealthyAndOutOfTheCatalogWhileItAnswersBadly() {
        // given
        long id = API.launch("moody", application("moody", IMPATIENT));
        JsonNode healthy = awaitHealthy(id);
        await().atMost(LIMIT).until(() -> published("moody") == 1);

        // when
        exec(healthy, "fail");

        // then
        JsonNode unhealthy = API.awaitContainer(id, "UNHEALTHY");
        assertThat(unhealthy.path("last_error").asString())
                .startsWith(
                        "its health check fails: GET http://" + NODES.node(0).address())
                .endsWith("was answered with 503, expected 200");
        await().atMost(LIMIT).until(() -> published("moody") == 0);
        exec(healthy, "recover");
        awaitHealthy(id);
        await().atMost(LIMIT).until(() -> published("moody") == 1);
    }

    @Test
    void shouldBeHealthyAsLongAsItTakesConnections() {
        // given
        long id = API.launch("listener", application("listener", LISTENING_AT_TIMES));
        JsonNode checking = API.awaitContainer(id, "RUNNING");
        assertThat(checking.path("healthy_since").isNull()).isTrue();

        // when, then
        exec(checking, "sh", "-c", "echo >/tmp/go");
        awaitHealthy(id);
        exec(checking, "sh", "-c", "rm /tmp/go; kill $(cat /tmp/pid)");
        assertThat(API.awaitContainer(id, "UNHEALTHY").path("last_error").asString())
                .contains("connection to " + NODES.node(0).address());
        exec(checking, "sh", "-c", "echo >/tmp/go");
        awaitHealthy(id);
    }

    @Test
    void shouldRollBackWhenWhatItIsUpdatedToAnswersBadly() {
        // given
        long id = API.launch("updated", application("updated", IMPATIENT));
        String before = awaitHealthy(id).path("container_id").asString();

        // when
        Api.Answer answer = API.post("/0.0/containers/" + id + "/update", "{\"environment\":{\"WEB_MODE\":\"error\"}}");

        // then
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(202);
        long job = answer.json().path("job_id").asLong();
        await().atMost(LIMIT)
                .until(() -> API.get("/0.0/jobs/" + job)
                        .json()
                        .path("state")
                        .asString()
                        .equals("FAILED"));
        JsonNode after = API.awaitContainer(id, "RUNNING");
        assertThat(after.path("container_id").asString()).isEqualTo(before);
        assertThat(after.path("last_error").asString()).contains("was answered with 503");
    }

    @Test
    void shouldGoOnAskingWhenDockerWorkerWasRestarted() {
        // given
        long id = API.launch("lasting", application("lasting", IMPATIENT));
        JsonNode before = awaitHealthy(id);

        // when
        PLATFORM.stop();
        PLATFORM.start();

        // then
        exec(before, "fail");
        API.awaitContainer(id, "UNHEALTHY");
        exec(before, "recover");
        JsonNode after = awaitHealthy(id);
        assertThat(after.path("container_id")).isEqualTo(before.path("container_id"));
    }

    @Test
    void shouldSayWhichPortsCanBeAsked() {
        // when
        Api.Answer answer = API.post("/0.0/applications", """
                {"name":"blind","docker_image":"%s","exposed_ports":["8080","53/udp"],"healthcheck":{"tcp":{"port":53}}}""".formatted(WebImage.NAME));

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.raw().body())
                .contains("healthcheck.tcp.port is 53, expected a TCP port of exposed_ports: 8080");
    }

    private static long application(String name, String more) {
        Api.Answer answer = API.post("/0.0/applications", """
                {"name":"%s","docker_image":"%s","exposed_ports":"8080"%s}""".formatted(name, WebImage.NAME, more));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.id();
    }

    private static long awaitDependency(long dependant) {
        return await().atMost(LIMIT)
                .until(
                        () -> API.get("/0.0/containers/%d/dependencies".formatted(dependant))
                                .json()
                                .path(0)
                                .path("container")
                                .path("id")
                                .asLong(),
                        id -> id > 0);
    }

    private static JsonNode awaitHealthy(long id) {
        return await("container " + id + " to be healthy")
                .atMost(LIMIT)
                .ignoreExceptions()
                .until(
                        () -> API.container(id),
                        container -> container.path("status").asString().equals("RUNNING")
                                && !container.path("healthy_since").isNull());
    }

    private static int published(String service) {
        return CATALOG.get("/v1/catalog/service/" + service).json().size();
    }

    private static void exec(JsonNode container, String... command) {
        DockerNode node = NODES.node(0);
        String[] arguments = new String[command.length + 2];
        arguments[0] = "exec";
        arguments[1] = container.path("container_id").asString();
        System.arraycopy(command, 0, arguments, 2, command.length);
        node.docker(arguments);
    }
}
