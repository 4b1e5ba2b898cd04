package io.kdaemon.testing.prometheus;

import io.kdaemon.testing.process.Command;
import io.kdaemon.testing.process.HttpProbe;
import io.kdaemon.testing.process.LoopbackPorts;
import io.kdaemon.testing.process.Server;
import io.kdaemon.testing.process.SystemPrograms;
import io.kdaemon.testing.process.WorkDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A real Prometheus on loopback that scrapes its targets every second, under the job name {@code node}. It looks at its list of
 * targets every five seconds only, so the first sample comes about six seconds after the start.
 */
public final class PrometheusServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final int port;
    private final Server server;

    private PrometheusServer(int port, WorkDirectory directory) {
        this.port = port;
        this.server = Server.start(
                command(directory), directory, HttpProbe.of("http://" + LOOPBACK + ":" + port + "/-/ready")::answers);
    }

    /** @param targets {@code host:port} each */
    public static PrometheusServer start(List<String> targets) {
        WorkDirectory directory = WorkDirectory.create("prometheus");
        directory.write("prometheus.yml", configuration(targets));
        return new PrometheusServer(LoopbackPorts.free(), directory);
    }

    public String host() {
        return LOOPBACK;
    }

    public int port() {
        return port;
    }

    /** The answer to an instant query, as JSON. */
    public String query(String promql) {
        String encoded = URLEncoder.encode(promql, StandardCharsets.UTF_8);
        try {
            return HttpProbe.of("http://" + LOOPBACK + ":" + port + "/api/v1/query?query=" + encoded)
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the last scrape of the target worked. */
    public boolean isUp(String target) {
        return query("up{instance=\"" + target + "\"} == 1").contains("\"metric\"");
    }

    /** Neither scrapes nor answers until it is thawed: what is known of nodes is what was known before. */
    public void freeze() {
        server.pause();
    }

    public void thaw() {
        server.resume();
    }

    public void stop() {
        server.stop();
    }

    /** Starts it again with the samples it had. */
    public void startAgain() {
        server.start();
    }

    @Override
    public void close() {
        server.close();
    }

    private static String configuration(List<String> targets) {
        String list = targets.stream().map(target -> "\"" + target + "\"").collect(Collectors.joining(", ", "[", "]"));
        return """
                global: {scrape_interval: 1s, scrape_timeout: 1s}
                scrape_configs:
                  - job_name: node
                    static_configs: [{targets: %s}]
                """.formatted(list);
    }

    private Command command(WorkDirectory directory) {
        return Command.of(
                SystemPrograms.path("prometheus").toString(),
                "--config.file=" + directory.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + directory.resolve("data"),
                "--web.listen-address=" + LOOPBACK + ":" + port,
                "--log.level=warn");
    }
}
