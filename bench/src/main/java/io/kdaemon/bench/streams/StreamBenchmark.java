package io.kdaemon.bench.streams;

import io.kdaemon.bench.Api;
import io.kdaemon.bench.Latencies;
import io.kdaemon.bench.PlatformLauncher;
import io.kdaemon.bench.Registration;
import io.kdaemon.bench.Round;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Launches without streams, and with fifty followers of logs and twenty shells that are used by people or flooded, by turns in the same run;
 * heap and threads of the platform after each turn.
 *
 * <p>Arguments: base URL of the API, URI of the engine, image with a shell that listens on 8080, launches of each kind, pid
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
        Map<Streams, Round> rounds = new EnumMap<>(Streams.class);
        Arrays.stream(Streams.values()).forEach(kind -> rounds.put(kind, new Round(launcher, kind.label())));
        print("| streams | heap MB | threads | streams left | lines | echoed KB |%n|---|---|---|---|---|---|%n");
        List<Streams> order = new ArrayList<>(rounds.keySet());
        for (int turn = 0; turn < TURNS; turn++) {
            for (Streams kind : order) {
                turn(kind, rounds.get(kind), printing);
            }
            Collections.rotate(order, 1);
        }
        rounds.forEach((kind, round) -> tell(kind, round.latencies(), rounds.get(Streams.NONE)));
        for (long id : printing) {
            api.delete("/0.0/containers/" + id);
        }
    }

    private void turn(Streams kind, Round round, List<Long> printing) throws Exception {
        if (kind == Streams.NONE) {
            round.run(launches / TURNS, PARALLELISM);
            show(kind.label(), 0, 0);
            return;
        }
        try (Crowd crowd = new Crowd(base, printing, kind.pause())) {
            TimeUnit.SECONDS.sleep(2);
            round.run(launches / TURNS, PARALLELISM);
            show(kind.label(), crowd.lines.get(), crowd.echoedBytes.get());
        }
        awaitClosed();
        show("closed", 0, 0);
    }

    /** A follower of a container that prints nothing is noticed to be gone with the second sign of life. */
    private void awaitClosed() throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (Vitals.of(http, base, pid).streams() > 0 && System.nanoTime() < end) {
            TimeUnit.SECONDS.sleep(1);
        }
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

    private static void tell(Streams kind, Latencies times, Round without) {
        print(
                "launches, streams %s: %d, p50 %.0f ms, p95 %.0f ms, p99 %.0f ms, median %.3f of that without%n",
                kind.label(),
                times.count(),
                times.millis(0.5),
                times.millis(0.95),
                times.millis(0.99),
                times.millis(0.5) / without.latencies().millis(0.5));
    }

    private static void print(String format, Object... values) {
        System.out.printf(format, values);
    }
}
