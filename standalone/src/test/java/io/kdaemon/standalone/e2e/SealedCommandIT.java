package io.kdaemon.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.dockerworker.DockerWorkerApplication;
import io.kdaemon.testing.api.Api;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.WebImage;
import io.kdaemon.testing.process.Command;
import io.kdaemon.testing.process.HttpProbe;
import io.kdaemon.testing.process.LoopbackPorts;
import io.kdaemon.testing.process.Server;
import io.kdaemon.testing.process.WorkDirectory;
import io.kdaemon.testing.rabbit.RabbitServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What a real RabbitMQ is told of commands: when gateway and docker-worker are one process, and when a second docker-worker is another. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SealedCommandIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String EXEC = """
            {"cmd":["sh","-c","test $TOKEN = t0ps3cret && echo it-was-hunter3 | tr 3 4"],"env":{"TOKEN":"t0ps3cret"}}""";
    private static final String PRINTED = "it-was-hunter4";

    @AutoClose
    private static final DockerNodes NODES = DockerNodes.start(1);

    @AutoClose
    private static final RabbitServer RABBIT = RabbitServer.start();

    @AutoClose
    private static final WireTap TAP = WireTap.before(RABBIT.host(), RABBIT.port());

    private static final Map<String, String> SETTINGS = Map.of(
            "KDAEMON_RABBITMQ_HOST", TAP.host(),
            "KDAEMON_RABBITMQ_PORT", Integer.toString(TAP.port()),
            "KDAEMON_RABBITMQ_USER", RABBIT.user(),
            "KDAEMON_RABBITMQ_PASSWORD", RABBIT.password(),
            "KDAEMON_SECRET_KEY", "a-key-of-this-test-that-is-long-enough");

    @AutoClose
    private static final Platform PLATFORM = Platform.start(SETTINGS);

    private static final Api API = PLATFORM.api();
    private static long container;

    @BeforeAll
    static void launch() {
        WebImage.loadInto(NODES);
        API.awaitNode(API.addNode("sealed", NODES.node(0).address()), "READY");
        container = API.launch("sealed", API.addApplication("web", WebImage.NAME));
        API.awaitContainer(container, "RUNNING");
    }

    @Test
    @Order(1)
    void shouldTellTheBrokerNothingWhenGatewayAndDockerWorkerAreOneProcess() {
        // when
        run();

        // then
        assertThat(TAP.count("run-command")).isPositive();
        assertThat(TAP.count(PRINTED)).as("frames bypass the broker").isZero();
        assertNothingTold();
    }

    @Test
    @Order(2)
    void shouldTellTheBrokerNothingButTheOutputWhenTheyAreTwo() {
        // given
        try (Server _ = secondDockerWorker()) {
            // when: whoever of the two comes first takes a command
            await().atMost(LIMIT).until(() -> {
                run();
                return TAP.count(PRINTED) > 0;
            });

            // then
            assertNothingTold();
        }
    }

    private static void run() {
        Api.Answer answer = API.post("/0.0/containers/" + container + "/exec", EXEC);
        assertThat(answer.json().path("exit_code").asInt(-1))
                .as(answer.raw().body())
                .isZero();
        assertThat(answer.json().path("stdout").asString()).isEqualTo(PRINTED + "\n");
    }

    private static void assertNothingTold() {
        assertThat(TAP.count("TOKEN")).isZero();
        assertThat(TAP.count("t0ps3cret")).isZero();
        assertThat(TAP.count("hunter3")).isZero();
        assertThat(PLATFORM.logText()).doesNotContain("t0ps3cret", "hunter3");
    }

    private static Server secondDockerWorker() {
        int port = LoopbackPorts.free();
        WorkDirectory directory = WorkDirectory.create("docker-worker");
        Map<String, String> environment = new HashMap<>(SETTINGS);
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("KDAEMON_CLUSTER", PLATFORM.cluster());
        environment.put("KDAEMON_DATA_DIR", directory.resolve("data").toString());
        environment.put("MANAGEMENT_ENDPOINT_HEALTH_GROUP_READINESS_INCLUDE", "readinessState,rabbit");
        Command command = Command.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DockerWorkerApplication.class.getName())
                .with(environment);
        HttpProbe ready = HttpProbe.of("http://127.0.0.1:%d/actuator/health/readiness".formatted(port));
        return Server.start(command, directory, ready::answers);
    }
}
