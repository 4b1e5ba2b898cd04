package io.kdaemon.dockerworker.engine;

import io.kdaemon.dockerworker.engine.EngineContainer.Binding;
import io.kdaemon.dockerworker.engine.EngineContainer.Condition;
import io.kdaemon.dockerworker.engine.EngineContainer.Health;
import io.kdaemon.dockerworker.engine.EngineContainer.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A container of the engine in memory. */
public final class FakeContainer {

    private static final AtomicInteger NUMBERS = new AtomicInteger(32_000);

    private final int number = NUMBERS.incrementAndGet();
    private final String name;
    private final Map<String, String> labels;
    private final Map<String, String> environment;
    private State state = State.CREATED;
    private Health health = Health.NONE;
    private boolean everStarted;
    private long exitCode;
    private long memoryBytes = 4 << 20;
    private Duration cpuTime = Duration.ofMillis(10);

    FakeContainer(String name, Map<String, String> labels, Map<String, String> environment) {
        this.name = name;
        this.labels = labels;
        this.environment = environment;
    }

    public String engineId() {
        return "engine-" + number;
    }

    public String name() {
        return name;
    }

    public State state() {
        return state;
    }

    public void setState(State state) {
        this.state = state;
        this.everStarted |= state != State.CREATED;
    }

    public void setHealth(Health health) {
        this.health = health;
    }

    /** Its process ends. */
    public void exit(long code) {
        setState(State.EXITED);
        exitCode = code;
    }

    Map<String, String> labels() {
        return labels;
    }

    String log() {
        return "last words of " + name;
    }

    boolean isCalled(String reference) {
        return reference.equals(name) || reference.equals(engineId());
    }

    /** What it shall seem to use from now on. */
    public void use(long memoryBytes, Duration cpuTime) {
        this.memoryBytes = memoryBytes;
        this.cpuTime = cpuTime;
    }

    Optional<ContainerStats> stats(Instant now) {
        return state == State.RUNNING ? Optional.of(new ContainerStats(now, memoryBytes, cpuTime)) : Optional.empty();
    }

    void start() {
        everStarted = true;
        if ("crash".equals(environment.get("MODE"))) {
            exit(Long.parseLong(environment.getOrDefault("EXIT_CODE", "3")));
        } else {
            state = State.RUNNING;
        }
    }

    void stop() {
        if (state == State.RUNNING || state == State.PAUSED) {
            exit(0);
        }
    }

    public EngineContainer shown() {
        List<Binding> bindings = state == State.RUNNING
                ? List.of(new Binding(8080, "tcp", "::", number + 1), new Binding(8080, "tcp", "0.0.0.0", number))
                : List.of();
        return new EngineContainer(
                engineId(),
                name,
                labels,
                new Condition(state, health, everStarted, exitCode),
                bindings,
                state == State.EXITED ? "exited with code " + exitCode : "as seen");
    }
}
