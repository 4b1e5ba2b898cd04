package io.kdaemon.bench.streams;

import io.kdaemon.bench.Api;
import io.kdaemon.bench.Latencies;
import io.kdaemon.bench.PlatformLauncher;
import io.kdaemon.bench.Registration;
import io.kdaemon.bench.Round;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Launches with and without fifty followers of logs and twenty people at shells, by turns in the same run; heap and threads of the platform
 * after each turn.
 *
 * <p>Arguments: base URL of the API, URI of the engine, image with a shell that listens on 8080, launches with and as many without streams, pid
 * of the platform's JVM.
 */
public final class StreamBenchmark {

    private static final int TURNS = 6;
    private static final int PARALLELISM = 2;
    private static final int PRINTING = 5;

    private final String base;
    private final Api api;
    private final int launches;
    private final long pid;
    private final long application;
    private final HttpClient http = HttpClient.newHttpClient();

    private StreamBenchmark(String[] arguments) throws Exception {
        this.base = arguments[0];
        this.api = new Api(base);
        this.launches = Integer.parseInt(arguments[3]);
        this.pid = Long.parseLong(arguments[4]);
        this.application = new Registration(api, arguments[1], arguments[2]).register();
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 5) {
            throw new IllegalArgumentException("Expected: API-URL ENGINE-URI IMAGE LAUNCHES PLATFORM-PID");
        }
        new StreamBenchmark(arguments).run();
        System.exit(0);
    }

    private void run() throws Exception {
        PlatformLauncher launcher = new PlatformLauncher(api, application);
        new Round(launcher, "warm").run(30, PARALLELISM);
        List<Long> printing = printing();
        Round quiet = new Round(launcher, "quiet");
        Round busy = new Round(launcher, "busy");
        print("| streams | heap MB | threads | streams left | lines | echoed KB |%n|---|---|---|---|---|---|%n");
        for (int turn = 1; turn <= TURNS; turn++) {
            boolean quietFirst = turn % 2 == 0;
            turn(quietFirst ? quiet : busy, printing, !quietFirst);
            turn(quietFirst ? busy : quiet, printing, quietFirst);
        }
        tell("without streams", quiet.latencies());
        tell("with streams", busy.latencies());
        print(
                "with / without: median %.3f%n",
                busy.latencies().millis(0.5) / quiet.latencies().millis(0.5));
        for (long id : printing) {
            api.delete("/0.0/containers/" + id);
        }
    }

    private void turn(Round round, List<Long> printing, boolean withStreams) throws Exception {
        if (!withStreams) {
            round.run(launches / TURNS, PARALLELISM);
            show("none", 0, 0);
            return;
        }
        try (Crowd crowd = new Crowd(base, printing)) {
            TimeUnit.SECONDS.sleep(2);
            round.run(launches / TURNS, PARALLELISM);
            show("open", crowd.lines.get(), crowd.echoedBytes.get());
        }
        TimeUnit.SECONDS.sleep(3);
        show("closed", 0, 0);
    }

    private List<Long> printing() throws Exception {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < PRINTING; i++) {
            ids.add(api.post("/0.0/container/create", Map.of("name", "printing-" + i, "application_id", application))
                    .path("id")
                    .asLong());
        }
        for (long id : ids) {
            while (!api.get("/0.0/containers/" + id).path("status").asString().equals("RUNNING")) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        return ids;
    }

    private void show(String streams, long lines, long echoed) throws Exception {
        Vitals vitals = Vitals.of(http, base, pid);
        print(
                "| %s | %.1f | %d | %d | %d | %d |%n",
                streams, vitals.heapMegabytes(), vitals.threads(), vitals.streams(), lines, echoed / 1024);
    }

    private static void tell(String what, Latencies times) {
        print(
                "launches %s: %d, p50 %.0f ms, p95 %.0f ms, p99 %.0f ms%n",
                what, times.count(), times.millis(0.5), times.millis(0.95), times.millis(0.99));
    }

    private static void print(String format, Object... values) {
        System.out.printf(format, values);
    }
}
