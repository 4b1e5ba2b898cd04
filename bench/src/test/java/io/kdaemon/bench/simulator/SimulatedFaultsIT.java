package io.kdaemon.bench.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.engine.adapter.docker.DockerRuntimes;
import io.kdaemon.dockerworker.engine.adapter.docker.RuntimeSettings;
import io.kdaemon.secret.SecretBox;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nodes can be made to misbehave while they run, each for itself. */
class SimulatedFaultsIT {

    @AutoClose
    private static final NodeSimulator SIMULATOR = TestSimulator.start(3);

    @AutoClose
    private static final DockerRuntimes RUNTIMES =
            new DockerRuntimes(RuntimeSettings.DEFAULT, SecretBox.of(null), Clock.systemUTC());

    @AutoClose
    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource({"HANGING, 0, 0, TIMEOUT", "REFUSING, 0, 0, REFUSED", "ANSWERING, 1, 0, SERVER_ERROR"})
    void shouldFailAsToldWhileItsNeighboursGoOn(String mode, double errors, double lost, Kind expected)
            throws Exception {
        // when
        behave(1, behaviour(mode, errors, lost));

        // then
        // A call that was just going out on a connection of before may see that one end first.
        await().atMost(Duration.ofSeconds(20)).until(() -> failure(node(1)) == expected);
        node(0).ping();
        node(2).ping();

        // when
        behave(1, behaviour("ANSWERING", 0, 0));

        // then
        // It is told to listen before it does.
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptionsInstanceOf(EngineException.class)
                .untilAsserted(() -> node(1).ping());
    }

    @Test
    void shouldDoWhatIsAskedForAlsoWhenItsAnswerIsLost() throws Exception {
        // given
        behave(2, behaviour("ANSWERING", 0, 1));

        // when
        Kind kind = failure(node(2));
        behave(2, behaviour("ANSWERING", 0, 0));

        // then
        assertThat(kind).isEqualTo(Kind.CONNECTION_LOST);
        assertThat(get("/simulator/calls")).contains("GET _ping");
    }

    @Test
    void shouldRefuseABehaviourThatMakesNoSense() throws Exception {
        assertThat(behave(0, behaviour("ANSWERING", 1.5, 0)).body())
                .contains("error_rate is 1.5, expected a share between 0 and 1");
    }

    @Test
    void shouldAnswerForAllNodesAsAPrometheus() throws Exception {
        String query = "query="
                + URLEncoder.encode("label_replace(up, \"signal\", \"up\", \"\", \"\")", StandardCharsets.UTF_8);

        assertThat(post("/api/v1/query", query))
                .contains(
                        "\"status\":\"success\"",
                        "\"signal\":\"up\"",
                        "127.99.0.1:9100",
                        "127.99.0.2:9100",
                        "127.99.0.3:9100");
    }

    private static ContainerRuntime node(int number) {
        return RUNTIMES.at(TestSimulator.ref(SIMULATOR, number));
    }

    private static Kind failure(ContainerRuntime engine) {
        EngineException failure = catchThrowableOfType(EngineException.class, engine::ping);
        assertThat(failure).isNotNull();
        return failure.kind();
    }

    private static String behaviour(String mode, double errors, double lost) {
        return """
                {"mode":"%s","latency":{"median_millis":0,"p99_millis":0},"error_rate":%s,"lost_rate":%s}""".formatted(mode, errors, lost);
    }

    private HttpResponse<String> behave(int node, String behaviour) throws Exception {
        return http.send(
                HttpRequest.newBuilder(control("/simulator/behaviour?count=1&first=" + node))
                        .PUT(HttpRequest.BodyPublishers.ofString(behaviour))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(control(path)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private String post(String path, String form) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(control(path))
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static URI control(String path) {
        return URI.create("http://127.0.0.1:" + SIMULATOR.addresses().controlPort() + path);
    }
}
