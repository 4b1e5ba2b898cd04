package io.kdaemon.bench.load;

import io.kdaemon.load.LoadJudge;
import io.kdaemon.load.LoadReading;
import io.kdaemon.load.adapter.prometheus.LoadQueries;
import io.kdaemon.load.adapter.prometheus.PrometheusApi;
import io.kdaemon.load.adapter.prometheus.PrometheusClient;
import io.kdaemon.load.adapter.prometheus.PrometheusLoadReader;
import io.kdaemon.node.EngineAddress;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.PrometheusAddress;
import io.kdaemon.node.Resources;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.springframework.util.unit.DataSize;
import org.springframework.web.client.RestClient;

/** One refresh of the load of all nodes that share a Prometheus: with one query for all of them, and with one query for each. */
public final class LoadBenchmark {

    private static final int NODES = 1000;
    private static final int ROUNDS_FOR_ALL = 7;
    private static final int ROUNDS_FOR_EACH = 3;
    private static final Duration SCRAPE_INTERVAL = Duration.ofSeconds(15);
    private static final Duration RATE_WINDOW = SCRAPE_INTERVAL.multipliedBy(4);
    private static final Duration READY_LIMIT = Duration.ofMinutes(4);
    private static final Duration IDLE = SCRAPE_INTERVAL.multipliedBy(2);

    private final LoadQueries queries = new LoadQueries(Map.of(), RATE_WINDOW);
    private final MadeUpExporters exporters;
    private final SharedPrometheus prometheus;

    /** Of one refresh. */
    private record Cost(double seconds, double cpuSeconds, long bytes) {}

    private LoadBenchmark(MadeUpExporters exporters, SharedPrometheus prometheus) {
        this.exporters = exporters;
        this.prometheus = prometheus;
    }

    public static void main(String[] arguments) throws Exception {
        int nodes = arguments.length == 0 ? NODES : Integer.parseInt(arguments[0]);
        try (MadeUpExporters exporters = new MadeUpExporters(nodes);
                SharedPrometheus prometheus = new SharedPrometheus(exporters.targets(), SCRAPE_INTERVAL)) {
            new LoadBenchmark(exporters, prometheus).run(nodes);
        }
    }

    private void run(int nodes) throws IOException, InterruptedException {
        System.out.printf("waiting until one Prometheus knows the load of %d nodes%n", nodes);
        awaitKnown();
        double scraping = cpuShareOfScraping();
        Cost one = median(ROUNDS_FOR_ALL, scraping, () -> prometheus.query(queries.all()));
        Cost each = median(ROUNDS_FOR_EACH, scraping, this::askNodeByNode);
        System.out.printf("beside %.0f %% of a core for scraping every %s:%n", 100 * scraping, SCRAPE_INTERVAL);
        print("one query for all nodes", one);
        print("one query for each node", each);
        System.out.printf(
                "  ratio: %.2f of the time, %.2f of Prometheus' CPU%n",
                one.seconds() / each.seconds(), one.cpuSeconds() / each.cpuSeconds());
    }

    /** As a scheduler reads them, so that what is measured is known to be enough to place by. */
    private void awaitKnown() throws IOException, InterruptedException {
        Clock clock = Clock.systemUTC();
        PrometheusApi api = new PrometheusApi(RestClient.create(), DataSize.ofMegabytes(32));
        PrometheusLoadReader reader = new PrometheusLoadReader(
                new PrometheusClient(api, queries, clock), new LoadJudge(RATE_WINDOW, clock), Duration.ofSeconds(30));
        List<Node> nodes = nodes(clock.instant());
        Instant end = clock.instant().plus(READY_LIMIT);
        while (!reader.read(nodes).values().stream().allMatch(LoadReading.Known.class::isInstance)) {
            prometheus.requireAlive();
            if (clock.instant().isAfter(end)) {
                throw new IOException("Prometheus does not know the load of all nodes after " + READY_LIMIT);
            }
            TimeUnit.SECONDS.sleep(2);
        }
    }

    private List<Node> nodes(Instant now) {
        List<Node> nodes = new ArrayList<>();
        for (String host : exporters.hosts()) {
            PrometheusAddress watcher = prometheus.address();
            nodes.add(new Node(
                    new NodeId(nodes.size() + 1L),
                    new Node.Profile(host, 0, new EngineAddress(host, 2375), watcher, host),
                    true,
                    Node.Condition.UNSEEN,
                    Resources.NONE,
                    new Node.Timestamps(now, now, now),
                    1));
        }
        return nodes;
    }

    /** It goes on while we ask, and is none of our cost. */
    private double cpuShareOfScraping() throws InterruptedException {
        double before = prometheus.cpuSeconds();
        TimeUnit.MILLISECONDS.sleep(IDLE.toMillis());
        return (prometheus.cpuSeconds() - before) / IDLE.toSeconds();
    }

    private long askNodeByNode() {
        String all = queries.all();
        long bytes = 0;
        for (String target : exporters.targets()) {
            bytes += prometheus.query(all.replace("instance=~\".+\"", "instance=\"" + target + "\""));
        }
        return bytes;
    }

    private Cost median(int rounds, double scraping, LongSupplier refresh) {
        List<Cost> costs = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            double cpu = prometheus.cpuSeconds();
            long begin = System.nanoTime();
            long bytes = refresh.getAsLong();
            double seconds = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
            costs.add(new Cost(seconds, prometheus.cpuSeconds() - cpu - scraping * seconds, bytes));
        }
        costs.sort(Comparator.comparingDouble(Cost::cpuSeconds));
        return costs.get(rounds / 2);
    }

    private static void print(String how, Cost cost) {
        System.out.printf(
                "  %s  %6.2f s  %6.2f s of Prometheus' CPU  %6d KiB answered%n",
                how, cost.seconds(), cost.cpuSeconds(), cost.bytes() >> 10);
    }
}
