package io.kdaemon.standalone.gateway;

import io.kdaemon.gateway.ApiGatewayApplication;
import io.kdaemon.standalone.embedded.EmbeddedMariaDb;
import io.kdaemon.standalone.embedded.TestFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway as a process of its own would run it, on a database server of its own; nothing listens where its broker should be. */
final class Gateway implements AutoCloseable {

    /** Many wait for one row while others build on the same machine. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);

    private static final JsonMapper JSON = new JsonMapper();

    private final EmbeddedMariaDb database;
    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    private Gateway(EmbeddedMariaDb database, int port) {
        this.database = database;
        this.base = "http://127.0.0.1:" + port;
        this.context = new SpringApplicationBuilder(ApiGatewayApplication.class)
                .run(
                        // Not standalone's properties, which are on the class path here.
                        "--spring.config.name=none",
                        "--spring.datasource.url=" + database.jdbcUrl(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password(),
                        "--spring.rabbitmq.port=" + freePort(),
                        "--server.port=" + port,
                        "--kdaemon.ui-port=" + freePort(),
                        "--kdaemon.gateway.first-look=50ms",
                        "--logging.level.root=ERROR");
    }

    static Gateway start(Class<?> test) {
        try {
            return new Gateway(EmbeddedMariaDb.start(TestFolders.fresh(test), TestFolders.binaries()), freePort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void loseDatabase() {
        database.close();
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)));
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(ANSWER_LIMIT).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        context.close();
        database.close();
    }
}
