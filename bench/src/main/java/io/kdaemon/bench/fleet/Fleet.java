package io.kdaemon.bench.fleet;

import io.kdaemon.bench.Api;
import io.kdaemon.bench.simulator.NodeBehaviour;
import io.kdaemon.bench.simulator.SimulatorAddresses;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Stores, services and the simulator, as processes; everything ends with this. */
final class Fleet implements AutoCloseable {

    static final String API = "http://127.0.0.1:31337";
    static final String CONTROL = "http://127.0.0.1:31376";
    static final String LOAD_GENERATOR = "load generator";

    private static final String HOST = "127.0.0.1";
    private static final int API_PORT = 31337;
    private static final int CONTROL_PORT = 31376;
    private static final int ENGINE_PORT = 31375;
    private static final int SECOND_BYTE = 77;
    private static final List<String> JVM = List.of(
            "-Xmx512m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED");

    /** Health ports of those that have no API. */
    private static final Map<String, Integer> WORKERS =
            Map.of("scheduler-worker", 31381, "docker-worker", 31382, "watcher", 31383);

    private final FleetOptions options;
    private final StoreContainers stores;
    private final FleetProcesses processes;

    private Fleet(FleetOptions options, StoreContainers stores) throws IOException {
        this.options = options;
        this.stores = stores;
        this.processes = new FleetProcesses(
                options.folder().resolve("target/bench-fleet").toAbsolutePath());
    }

    static Fleet start(FleetOptions options, StoreContainers stores) throws Exception {
        Fleet fleet = new Fleet(options, stores);
        try {
            fleet.startAll();
            return fleet;
        } catch (Exception e) {
            fleet.close();
            throw e;
        }
    }

    private void startAll() throws Exception {
        List<String> simulator = jvm("bench");
        simulator.add("simulator");
        Stream.of(options.allNodes(), SECOND_BYTE, ENGINE_PORT, CONTROL_PORT)
                .map(Object::toString)
                .forEach(simulator::add);
        processes.start("simulator", simulator, Map.of());
        processes.start("gateway", jvm("api-gateway"), environment());
        // The first that starts makes the schema; the others only wait for it.
        processes.awaitAnswer("gateway", readiness(API_PORT));
        for (Map.Entry<String, Integer> worker : WORKERS.entrySet()) {
            Map<String, String> environment = environment();
            environment.put("SERVER_PORT", worker.getValue().toString());
            processes.start(worker.getKey(), jvm(worker.getKey()), environment);
        }
        for (Map.Entry<String, Integer> worker : WORKERS.entrySet()) {
            processes.awaitAnswer(worker.getKey(), readiness(worker.getValue()));
        }
        processes.awaitAnswer("simulator", URI.create(CONTROL + "/simulator/calls"));
        behave(NodeBehaviour.Mode.ANSWERING, options.engineMillis(), 0, options.allNodes());
    }

    private static URI readiness(int port) {
        return URI.create("http://%s:%d/actuator/health/readiness".formatted(HOST, port));
    }

    private List<String> jvm(String module) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(JVM);
        arguments.addAll(options.jvm());
        arguments.add("-jar");
        arguments.add(processes.layOut(module, jar(module)).toString());
        return arguments;
    }

    private Path jar(String module) throws IOException {
        Path target = options.folder().resolve(module).resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("%s holds no *-exec.jar: build first".formatted(target)));
        }
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("KDAEMON_MYSQL_HOST", stores.mysql().host());
        environment.put("KDAEMON_MYSQL_DBNAME", StoreContainers.DATABASE);
        environment.put("KDAEMON_MYSQL_USER", StoreContainers.USER);
        environment.put("KDAEMON_MYSQL_PASSWORD", stores.password());
        environment.put("KDAEMON_RABBITMQ_HOST", stores.rabbit().host());
        environment.put("KDAEMON_RABBITMQ_USER", StoreContainers.USER);
        environment.put("KDAEMON_RABBITMQ_PASSWORD", stores.password());
        environment.put("KDAEMON_CLUSTER", "bench");
        environment.put("SPRING_FLYWAY_CONNECT_RETRIES", "20");
        environment.put("KDAEMON_API_PORT", Integer.toString(API_PORT));
        environment.put("KDAEMON_UI_PORT", Integer.toString(API_PORT + 1));
        return environment;
    }

    /** @param mode of the simulator's nodes {@code first} to {@code first + count - 1} from now on */
    static void behave(NodeBehaviour.Mode mode, double millisPerCall, int first, int count) throws Exception {
        new Api(CONTROL)
                .put(
                        "/simulator/behaviour?first=%d&count=%d".formatted(first, count),
                        Map.of(
                                "mode",
                                mode.name(),
                                "latency",
                                Map.of("median_millis", millisPerCall, "p99_millis", millisPerCall),
                                "error_rate",
                                0,
                                "lost_rate",
                                0));
    }

    /** @throws IllegalStateException when one of the processes has ended */
    void requireAlive() {
        processes.requireAlive();
    }

    Map<String, Object> node(int number) {
        SimulatorAddresses addresses =
                new SimulatorAddresses(options.allNodes(), SECOND_BYTE, ENGINE_PORT, CONTROL_PORT);
        return Map.of(
                "hostname", "simulated-%05d".formatted(number),
                "d_ipaddr", addresses.ofNode(number),
                "d_port", ENGINE_PORT,
                "p_ipaddr", HOST,
                "p_port", CONTROL_PORT);
    }

    Map<String, Long> pids() {
        Map<String, Long> pids = new LinkedHashMap<>(processes.pids());
        pids.put("MySQL", stores.mysql().pid());
        pids.put("RabbitMQ", stores.rabbit().pid());
        pids.put(LOAD_GENERATOR, ProcessHandle.current().pid());
        return pids;
    }

    static Api api() {
        return new Api(API);
    }

    @Override
    public void close() {
        processes.close();
    }
}
