package io.kdaemon.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.standalone.embedded.TestFolders;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The default as an operator gets it: every service in one context, on stores that nobody installed. */
class StandaloneApplicationIT {
    private ConfigurableApplicationContext context;
    private int apiPort;

    @BeforeEach
    void start() throws IOException {
        Path data = TestFolders.fresh(getClass());
        apiPort = freePort();
        context = StandaloneApplication.application()
                .run(
                        "--kdaemon.data-dir=" + data,
                        "--kdaemon.standalone.binaries-dir=" + TestFolders.binaries(),
                        "--kdaemon.api-port=" + apiPort,
                        "--server.port=" + apiPort,
                        "--kdaemon.ui-port=" + freePort());
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void shouldBecomeReadyWhenNothingIsConfigured() {
        // given
        URI readiness = URI.create("http://127.0.0.1:" + apiPort + "/actuator/health/readiness");

        // then
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            HttpResponse<String> answer = get(readiness);
            assertThat(answer.body()).contains("\"db\"", "\"rabbit\"").doesNotContain("DOWN");
            assertThat(answer.statusCode()).isEqualTo(200);
        });
    }

    private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
