package io.kdaemon.dockerworker.engine.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.engine.RegistryAccess;
import io.kdaemon.messaging.contract.NodeRef;
import io.kdaemon.secret.Secret;
import io.kdaemon.secret.SecretBox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagePullTest {

    private static final String IMAGE = "registry.example.com/web:1";
    private static final RegistryAccess ACCESS =
            new RegistryAccess("registry.example.com", "kdaemon", Secret.of("swordfish"));

    @AutoClose
    private final DockerRuntimes runtimes =
            new DockerRuntimes(RuntimeSettings.DEFAULT, SecretBox.of(null), Clock.systemUTC());

    private final List<List<String>> logins = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "{\"status\":\"Downloaded\"}\n";
    private HttpServer server;

    @BeforeEach
    void startEngine() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stopEngine() {
        server.stop(0);
    }

    @Test
    void shouldSendTheLoginWithThePullAndOnlyThen() {
        // when
        engine().pull(IMAGE, ACCESS, _ -> {});
        engine().pull(IMAGE);

        // then
        assertThat(logins).containsExactly(List.of(RegistryHeader.of(ACCESS).get(RegistryHeader.NAME)), List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | {\"message\":\"Get \\\"https://r/v2/\\\": unauthorized: incorrect username or password\"}",
                "401 | {\"message\":\"unauthorized: authentication required\"}",
                "404 | {\"message\":\"pull access denied for web, repository does not exist or may require 'docker login'\"}",
                "200 | {\"errorDetail\":{\"message\":\"unauthorized: authentication required\"},\"error\":\"unauthorized\"}"
            })
    void shouldFailForGoodAndNameTheLoginWhenTheRegistryRefusesIt(int statusOfAnswer, String words) {
        // given
        status = statusOfAnswer;
        answer = words;

        // when
        EngineException failure =
                catchThrowableOfType(EngineException.class, () -> engine().pull(IMAGE, ACCESS, _ -> {}));

        // then
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(Kind.INVALID);
        assertThat(failure)
                .hasMessageContaining("registry.example.com does not accept the login of 'kdaemon'")
                .hasMessageNotContaining("swordfish");
    }

    private ContainerRuntime engine() {
        return runtimes.at(
                new NodeRef(1, "n", "tcp://127.0.0.1:" + server.getAddress().getPort(), "n"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().endsWith("/images/create")) {
                logins.add(exchange.getRequestHeaders().getOrDefault(RegistryHeader.NAME, List.of()));
            }
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
