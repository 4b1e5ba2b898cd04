package io.kdaemon.bench.load;

import io.kdaemon.bench.ProcessCpu;
import io.kdaemon.node.PrometheusAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Prometheus with a folder of its own; both end with this. */
final class SharedPrometheus implements AutoCloseable {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final int STOP_SECONDS = 20;

    private final Path folder;
    private final Process process;
    private final PrometheusAddress address;
    private final HttpClient http = HttpClient.newHttpClient();

    SharedPrometheus(List<String> targets, Duration scrapeInterval) throws IOException {
        folder = Files.createTempDirectory("kdaemon-bench-prometheus");
        address = new PrometheusAddress("127.0.0.1", freePort());
        Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: %ds}
                scrape_configs:
                  - job_name: node
                    static_configs: [{targets: ["%s"]}]
                """.formatted(
                        scrapeInterval.toSeconds(), String.join("\", \"", targets)));
        process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=prometheus.yml",
                        "--storage.tsdb.path=data",
                        "--web.listen-address=%s:%d".formatted(address.host(), address.port()),
                        "--log.level=error")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    PrometheusAddress address() {
        return address;
    }

    double cpuSeconds() {
        return ProcessCpu.seconds(process.pid());
    }

    void requireAlive() throws IOException {
        if (!process.isAlive()) {
            throw new IOException("Prometheus has ended: " + Files.readString(folder.resolve("log")));
        }
    }

    /** @return how many bytes it answered */
    long query(String promQl) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address.uri() + "/api/v1/query"))
                .timeout(ANSWER_LIMIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("query=" + URLEncoder.encode(promQl, StandardCharsets.UTF_8)))
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException("HTTP %d: %s"
                        .formatted(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8)));
            }
            return answer.body().length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Prometheus was asked", e);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        http.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
