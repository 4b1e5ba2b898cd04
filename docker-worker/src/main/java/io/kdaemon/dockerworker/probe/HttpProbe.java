package io.kdaemon.dockerworker.probe;

import io.kdaemon.messaging.contract.PublishedPort;
import io.kdaemon.run.HealthCheck;
import io.kdaemon.run.HealthCheck.StatusRange;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** A GET, of which only the status counts: what else is answered is not read. */
final class HttpProbe implements AutoCloseable {

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .executor(Thread::startVirtualThread)
            .build();

    Optional<String> ask(HealthCheck check, PublishedPort port, Duration limit) throws InterruptedException {
        String url = "http://%s:%d%s".formatted(host(port), port.hostPort(), check.path());
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(limit)
                    .header("User-Agent", "kDaemon")
                    .build();
            return judge(url, client.send(request, HttpResponse.BodyHandlers.ofInputStream()), check);
        } catch (HttpTimeoutException e) {
            return Optional.of("GET %s was not answered within %d ms".formatted(url, limit.toMillis()));
        } catch (ConnectException e) {
            return Optional.of("GET %s: the connection was refused".formatted(url));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of("GET %s: %s".formatted(url, e.getMessage()));
        }
    }

    private static Optional<String> judge(String url, HttpResponse<InputStream> answer, HealthCheck check)
            throws IOException {
        StatusRange well = Objects.requireNonNullElse(check.status(), StatusRange.USUAL);
        try (InputStream _ = answer.body()) {
            return well.contains(answer.statusCode())
                    ? Optional.empty()
                    : Optional.of("GET %s was answered with %d, expected %s"
                            .formatted(url, answer.statusCode(), well.words()));
        }
    }

    private static String host(PublishedPort port) {
        return port.host().contains(":") ? "[" + port.host() + "]" : port.host();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
