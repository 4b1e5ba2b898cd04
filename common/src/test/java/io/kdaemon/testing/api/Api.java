package io.kdaemon.testing.api;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The REST API as a client sees it. */
public final class Api {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration STATE_LIMIT = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final String base;

    public Api(String base) {
        this.base = base;
    }

    /** An answer: status, headers, parsed body. */
    public record Answer(HttpResponse<String> raw) {
        public int status() {
            return raw.statusCode();
        }

        public JsonNode json() {
            return JSON.readTree(raw.body());
        }

        public long id() {
            return json().path("id").asLong();
        }
    }

    public boolean isReady() {
        try {
            return call("GET", "/actuator/health/readiness", null).status() == 200;
        } catch (IllegalStateException _) {
            return false;
        }
    }

    public Answer get(String path) {
        return call("GET", path, null);
    }

    public Answer post(String path, String body, String... headers) {
        return call("POST", path, body, headers);
    }

    public Answer delete(String path) {
        return call("DELETE", path, null);
    }

    public String base() {
        return base;
    }

    /** A file as the body, declared as a tar archive. */
    public HttpResponse<String> send(String method, String path, Path body) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(base + path))
                            .header("Content-Type", "application/x-tar")
                            .method(method, HttpRequest.BodyPublishers.ofFile(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** An answer that goes on; whoever gets it closes its body. */
    public HttpResponse<InputStream> open(String path, String accept) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(base + path))
                            .header("Accept", accept)
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Answer call(String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT);
        request.method(
                method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException("%s %s got no answer: %s".formatted(method, path, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public long addNode(String hostname, String engineAddress) {
        return created(post("/0.0/node/create", """
                {"hostname":"%s","d_ipaddr":"%s","d_port":"2375"}""".formatted(hostname, engineAddress)), 201);
    }

    public long addNode(String hostname, String engineAddress, String prometheusHost, int prometheusPort) {
        return created(
                post("/0.0/node/create", """
                {"hostname":"%s","d_ipaddr":"%s","d_port":"2375","p_ipaddr":"%s","p_port":%d}""".formatted(hostname, engineAddress, prometheusHost, prometheusPort)), 201);
    }

    public long addApplication(String name, String image) {
        return created(post("/0.0/application/create", """
                {"name":"%s","exposed_ports":"8080","docker_image":"%s"}""".formatted(name, image)), 201);
    }

    public long launch(String name, long applicationId) {
        return created(post("/0.0/container/create", """
                {"name":"%s","application_id":%d}""".formatted(name, applicationId)), 202);
    }

    public JsonNode container(long id) {
        return get("/0.0/containers/" + id).json();
    }

    public List<JsonNode> containers() {
        JsonNode list = get("/0.0/containers?limit=1000").json();
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    public JsonNode awaitContainer(long id, String status) {
        return await("container " + id + " to be " + status)
                .atMost(STATE_LIMIT)
                .until(
                        () -> container(id),
                        container -> status.equals(container.path("status").asString()));
    }

    public JsonNode awaitNode(long id, String status) {
        return await("node " + id + " to be " + status)
                .atMost(STATE_LIMIT)
                .until(
                        () -> get("/0.0/nodes/" + id).json(),
                        node -> status.equals(node.path("status").asString()));
    }

    /** What an endpoint of the container answers. */
    public static String visit(JsonNode container) {
        String url = container.path("endpoints").path(0).path("url").asString();
        return new Api(url).get("/").raw().body();
    }

    private static long created(Answer answer, int expected) {
        if (answer.status() != expected) {
            throw new IllegalStateException("Expected %d, but got %d: %s"
                    .formatted(expected, answer.status(), answer.raw().body()));
        }
        return answer.id();
    }
}
