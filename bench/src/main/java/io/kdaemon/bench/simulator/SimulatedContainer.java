package io.kdaemon.bench.simulator;

import io.kdaemon.bench.simulator.EngineJson.Stats.Cpu.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What a node remembers of a container. Nothing runs. */
final class SimulatedContainer {

    /** {@code SIMULATED_EXIT=3} lets a container end with code 3 as soon as it is started. */
    private static final String EXIT = "SIMULATED_EXIT=";

    private static final long MEMORY = 24L << 20;
    private static final long CACHE = 8L << 20;
    private static final int CPU_SHARE = 50;

    private static final String NEVER = "0001-01-01T00:00:00Z";
    private static final List<String> HOST_ADDRESSES = List.of("0.0.0.0", "::");

    private final String id;
    private final String name;
    private final EngineJson.Create request;
    private final Map<String, Integer> hostPorts = new HashMap<>();
    private State state = State.CREATED;
    private String startedAt = NEVER;
    private int exitCode;

    enum State {
        CREATED,
        RUNNING,
        EXITED;

        final String word = name().toLowerCase(java.util.Locale.ROOT);
    }

    SimulatedContainer(String id, String name, EngineJson.Create request) {
        this.id = id;
        this.name = name;
        this.request = request;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    Map<String, String> labels() {
        return Objects.requireNonNullElse(request.labels(), Map.of());
    }

    boolean isRunning() {
        return state == State.RUNNING;
    }

    List<String> publishedPorts() {
        return request.hostConfig() == null || request.hostConfig().portBindings() == null
                ? List.of()
                : List.copyOf(request.hostConfig().portBindings().keySet());
    }

    /** @param hostPort the first of as many free ports of the node as are published */
    void start(Instant now, int hostPort) {
        state = State.RUNNING;
        startedAt = now.toString();
        int next = hostPort;
        for (String port : publishedPorts()) {
            hostPorts.put(port, next++);
        }
    }

    void exit(int code) {
        state = State.EXITED;
        exitCode = code;
        hostPorts.clear();
    }

    /** The code with which it ends at once, or -1 when it goes on. */
    int immediateExit() {
        return Stream.ofNullable(request.env())
                .flatMap(List::stream)
                .filter(variable -> variable.startsWith(EXIT))
                .mapToInt(variable -> Integer.parseInt(variable.substring(EXIT.length())))
                .findFirst()
                .orElse(-1);
    }

    EngineJson.Inspected inspected() {
        Map<String, List<EngineJson.Inspected.HostPort>> ports = new HashMap<>();
        hostPorts.forEach((port, hostPort) -> ports.put(
                port,
                HOST_ADDRESSES.stream()
                        .map(address -> new EngineJson.Inspected.HostPort(address, Integer.toString(hostPort)))
                        .toList()));
        return new EngineJson.Inspected(
                id,
                "/" + name,
                new EngineJson.Inspected.State(state.word, isRunning(), startedAt, exitCode, ""),
                new EngineJson.Inspected.Config(request.image(), labels()),
                new EngineJson.Inspected.NetworkSettings(ports));
    }

    /** Always the same memory, and CPU for a fiftieth of the time since it was started. */
    EngineJson.Stats stats(Instant now) {
        if (!isRunning()) {
            return new EngineJson.Stats(
                    NEVER, new EngineJson.Stats.Memory(null, null), new EngineJson.Stats.Cpu(new Usage(0)));
        }
        long cpuNanos = Duration.between(Instant.parse(startedAt), now)
                .plusMillis(1)
                .dividedBy(CPU_SHARE)
                .toNanos();
        return new EngineJson.Stats(
                now.toString(),
                new EngineJson.Stats.Memory(MEMORY + CACHE, Map.of("inactive_file", CACHE)),
                new EngineJson.Stats.Cpu(new Usage(cpuNanos)));
    }

    EngineJson.Listed listed() {
        List<EngineJson.Listed.Port> ports = hostPorts.entrySet().stream()
                .flatMap(entry -> HOST_ADDRESSES.stream().map(address -> listed(address, entry)))
                .toList();
        return new EngineJson.Listed(id, List.of("/" + name), request.image(), state.word, status(), labels(), ports);
    }

    /** In the engine's words. */
    private String status() {
        return switch (state) {
            case CREATED -> "Created";
            case RUNNING -> "Up 1 second";
            case EXITED -> "Exited (%d) 1 second ago".formatted(exitCode);
        };
    }

    private static EngineJson.Listed.Port listed(String address, Map.Entry<String, Integer> published) {
        int slash = published.getKey().indexOf('/');
        String port = published.getKey();
        return new EngineJson.Listed.Port(
                address, Integer.parseInt(port.substring(0, slash)), published.getValue(), port.substring(slash + 1));
    }
}
