package io.kdaemon.bench.fleet;

import io.kdaemon.bench.Api;
import io.kdaemon.bench.simulator.NodeBehaviour;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Throughput of healthy nodes with and without others beside them that accept connections and never answer, in one run: first the healthy ones
 * alone, then with the others, which begin to hang in the moment when the launches begin.
 */
public final class IsolationBenchmark {

    /** Of the launches: what is placed on a node that hangs takes its time-outs, and the others do not wait for it. */
    private static final double SHARE = 0.85;

    private static final Map<String, String> DEFAULTS =
            Map.of("nodes", "90", "hanging", "10", "launches", "3000", "warm-up", "3000");

    private final FleetOptions options;
    private final Fleet fleet;
    private final FleetLoad load;
    private final FleetDatabase database;

    private IsolationBenchmark(FleetOptions options, Fleet fleet, FleetDatabase database) {
        this.options = options;
        this.fleet = fleet;
        this.load = new FleetLoad(fleet, database, options);
        this.database = database;
    }

    public static void main(String[] arguments) throws Exception {
        FleetOptions options = FleetOptions.parse(arguments, DEFAULTS);
        try (StoreContainers stores = StoreContainers.start()) {
            Runtime.getRuntime().addShutdownHook(new Thread(stores::close));
            try (Fleet fleet = Fleet.start(options, stores);
                    FleetDatabase database = new FleetDatabase(stores.connectAsRoot())) {
                new IsolationBenchmark(options, fleet, database).run();
            }
        }
        System.exit(0);
    }

    private void run() throws Exception {
        load.register(0, options.nodes());
        long application = load.addApplication();
        FleetBenchmark.say("%d launches to warm up".formatted(options.warmUp()));
        perSecond("warm", application, options.warmUp());
        load.awaitRunning("warm", options.warmUp());
        FleetBenchmark.say("%d healthy nodes".formatted(options.nodes()));
        double alone = perSecond("alone", application, options.launches());
        load.awaitRunning("alone", options.launches());
        load.register(options.nodes(), options.allNodes());
        awaitReady(options.allNodes() - 1);
        FleetBenchmark.say("and %d that hang from now on".formatted(options.hanging()));
        Fleet.behave(NodeBehaviour.Mode.HANGING, 0, options.nodes(), options.hanging());
        double beside = perSecond("beside", application, options.launches());
        System.out.printf(
                "%nHealthy nodes alone: %.0f/s. With %d hanging ones beside them: %.0f/s, %.2f of it.%n",
                alone, options.hanging(), beside, beside / alone);
        report();
    }

    /** Until that share of the launches runs. */
    private double perSecond(String family, long application, int launches) throws Exception {
        int enough = (int) (launches * SHARE);
        long begun = System.nanoTime();
        load.launch(family, application, launches);
        load.awaitRunning(family, enough);
        return enough / ((System.nanoTime() - begun) / 1e9);
    }

    private void awaitReady(int node) throws Exception {
        String path = "/0.0/nodes/" + fleet.node(node).get("hostname");
        long end = System.nanoTime() + options.limit().toNanos();
        while (!Fleet.api().get(path).path("status").asString().equals("READY")) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "Expected the node to be READY: " + Fleet.api().get(path));
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** What became of the launches that had been placed on a node that hangs. */
    private void report() throws Exception {
        long begun = System.nanoTime();
        load.awaitRunning("beside", options.launches());
        System.out.printf(
                "The last launch ran %.1f s later; failed: %d.%n",
                (System.nanoTime() - begun) / 1e9, database.countFailed("beside"));
        Verification verification = Verification.of(new Api(Fleet.CONTROL));
        System.out.printf("Verified: %s%n", verification);
        verification.require(options.warmUp() + 2 * options.launches());
    }
}
