package io.kdaemon.bench.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Node exporters of hosts with eight cores, each with an address of its own, all served by one port. */
final class MadeUpExporters implements AutoCloseable {

    private static final int CORES = 8;
    private static final int ADDRESSES_PER_NET = 250;
    private static final List<String> MODES = List.of("idle", "iowait", "user", "system");
    private static final List<Double> SHARES = List.of(0.7, 0.01, 0.2, 0.09);
    private static final String GAUGES = """
            node_memory_MemAvailable_bytes 8e9
            node_load1 0.7
            node_filesystem_avail_bytes{device="/dev/sda1",fstype="ext4",mountpoint="/"} 1e11
            """;

    private final HttpServer server;
    private final int count;
    private final long startedAt = System.nanoTime();

    MadeUpExporters(int count) throws IOException {
        this.count = count;
        server = HttpServer.create(new InetSocketAddress(0), count);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/metrics", this::serve);
        server.start();
    }

    /** Their addresses, without the port. */
    List<String> hosts() {
        return IntStream.range(0, count)
                .mapToObj(i -> "127.99.%d.%d".formatted(i / ADDRESSES_PER_NET, i % ADDRESSES_PER_NET + 1))
                .toList();
    }

    List<String> targets() {
        return hosts().stream().map(host -> host + ":" + port()).toList();
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        double seconds = (System.nanoTime() - startedAt) / (double) TimeUnit.SECONDS.toNanos(1);
        byte[] body = metrics(seconds).getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String metrics(double seconds) {
        StringBuilder lines = new StringBuilder(GAUGES);
        for (int core = 0; core < CORES; core++) {
            for (int mode = 0; mode < MODES.size(); mode++) {
                lines.append(String.format(
                        Locale.ROOT,
                        "node_cpu_seconds_total{cpu=\"%d\",mode=\"%s\"} %f%n",
                        core,
                        MODES.get(mode),
                        seconds * SHARES.get(mode)));
            }
        }
        for (String pressure : List.of("cpu_waiting", "memory_stalled", "io_stalled")) {
            lines.append(String.format(Locale.ROOT, "node_pressure_%s_seconds_total %f%n", pressure, seconds / 100));
        }
        return lines.toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
