package io.kdaemon.bench.fleet;

import io.kdaemon.bench.Api;
import io.kdaemon.bench.Latencies;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Starts everything, measures the floor, registers the nodes, launches, verifies, prints, and takes everything down again. */
public final class FleetBenchmark {

    private static final String WARM_UP = "warm";
    private static final String MEASURED = "measured";
    private static final int STATEMENTS = 25;

    private final FleetOptions options;
    private final StoreContainers stores;

    private FleetBenchmark(FleetOptions options, StoreContainers stores) {
        this.options = options;
        this.stores = stores;
    }

    public static void main(String[] arguments) throws Exception {
        FleetOptions options = FleetOptions.parse(arguments, Map.of());
        say("MySQL and RabbitMQ start");
        try (StoreContainers stores = StoreContainers.start()) {
            Runtime.getRuntime().addShutdownHook(new Thread(stores::close));
            FleetResult result = new FleetBenchmark(options, stores).run();
            result.print();
            if (options.json() != null) {
                Files.writeString(
                        options.json(),
                        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(result));
            }
        }
        System.exit(0);
    }

    private FleetResult run() throws Exception {
        say("the floor: one durable insert and one confirmed publication each, parallelism " + options.parallelism());
        new Floor(stores).measure(Math.min(options.launches(), 1000), options.parallelism());
        Floor.Result floor = new Floor(stores).measure(options.launches(), options.parallelism());
        say("the services start");
        try (Fleet fleet = Fleet.start(options, stores);
                FleetDatabase database = new FleetDatabase(stores.connectAsRoot())) {
            FleetLoad load = new FleetLoad(fleet, database, options);
            say("%d nodes are registered".formatted(options.nodes()));
            load.register(0, options.nodes());
            long application = load.addApplication();
            say("%d launches to warm up".formatted(options.warmUp()));
            load.launch(WARM_UP, application, options.warmUp());
            load.awaitRunning(WARM_UP, options.warmUp());
            return measure(fleet, database, load, application, floor);
        }
    }

    private FleetResult measure(
            Fleet fleet, FleetDatabase database, FleetLoad load, long application, Floor.Result floor)
            throws Exception {
        int askedAgain = load.askedAgain();
        say("%d launches, parallelism %d".formatted(options.launches(), options.parallelism()));
        database.forgetStatements();
        Map<String, Long> countersBefore = database.counters();
        FleetCpu cpuBefore = FleetCpu.now(fleet.pids());
        Latencies posts = load.launch(MEASURED, application, options.launches());
        load.awaitRunning(MEASURED, options.launches());
        FleetCpu cpu = FleetCpu.now(fleet.pids()).since(cpuBefore);
        Map<String, Long> counters = database.counters();
        List<FleetDatabase.StatementCost> costliest = database.costliest(STATEMENTS);
        Verification verification = Verification.of(new Api(Fleet.CONTROL));
        verification.require(options.warmUp() + options.launches());
        List<LaunchTimes> times = database.times(MEASURED);
        Duration span = LaunchTimes.span(times);
        Map<String, Double> cpuMillis = new LinkedHashMap<>();
        cpu.secondsByProcess().forEach((name, used) -> cpuMillis.put(name, used * 1000 / options.launches()));
        return new FleetResult(
                setting(load.askedAgain() - askedAgain),
                floor,
                times.size() / (span.toNanos() / 1e9),
                span.toNanos() / 1e9,
                FleetResult.percentiles(posts, LaunchTimes.stages(times)),
                cpuMillis,
                FleetResult.perLaunch(countersBefore, counters, options.launches()),
                costliest,
                verification);
    }

    private Map<String, Object> setting(int askedAgain) {
        Map<String, Object> setting = new LinkedHashMap<>();
        setting.put("nodes", options.nodes());
        setting.put("launches", options.launches());
        setting.put("warm_up", options.warmUp());
        setting.put("parallelism", options.parallelism());
        setting.put("engine_millis", options.engineMillis());
        setting.put("asked_again_after_503", askedAgain);
        setting.put("processors", Runtime.getRuntime().availableProcessors());
        return setting;
    }

    static void say(String text) {
        System.out.printf("-- %s%n", text);
    }
}
