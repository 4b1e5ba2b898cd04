package io.kdaemon.standalone.console;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** kDaemon's REST API, as a client sees it. */
final class Api implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int NOT_FOUND = 404;
    private static final int FIRST_ERROR = 400;

    private final ObjectMapper json = JsonMapper.shared();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final String base;

    Api(String base) {
        this.base = base;
    }

    List<JsonNode> list(String path) {
        return List.copyOf(ok("GET", path, send(request(path).GET())).values());
    }

    Optional<JsonNode> find(String path) {
        HttpResponse<String> answer = send(request(path).GET());
        return answer.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(ok("GET", path, answer));
    }

    JsonNode post(String path, Map<String, ?> body) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.writeValueAsString(body)));
        return ok("POST", path, send(request));
    }

    void delete(String path) {
        HttpResponse<String> answer = send(request(path).DELETE());
        if (answer.statusCode() != NOT_FOUND) {
            ok("DELETE", path, answer);
        }
    }

    /** Any address, as a browser would ask for it. */
    String text(URI address) {
        return send(HttpRequest.newBuilder(address).timeout(TIMEOUT)).body().strip();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        URI address = request.build().uri();
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new ConsoleException("no answer from " + address + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConsoleException("interrupted while asking " + address);
        }
    }

    private JsonNode ok(String method, String path, HttpResponse<String> answer) {
        if (answer.statusCode() >= FIRST_ERROR) {
            throw new ConsoleException(
                    method + " " + path + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body().isBlank() ? json.createObjectNode() : json.readTree(answer.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
