package io.kdaemon.dockerworker.engine;

import io.kdaemon.run.HealthCheck;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container as its engine shows it.
 *
 * @param detail the engine's own words about its condition: exit code, out of memory, how long it has been up
 */
public record EngineContainer(
        String engineId,
        String name,
        Map<String, String> labels,
        Condition condition,
        List<Binding> bindings,
        String detail) {

    public EngineContainer {
        labels = Map.copyOf(labels);
        bindings = List.copyOf(bindings);
    }

    /**
     * @param everStarted false only when it is known that its process never ran
     * @param exitCode of its last run; means nothing unless it is EXITED
     */
    public record Condition(State state, Health health, boolean everStarted, long exitCode) {}

    /** A port published on the node. There is one for IPv4 and one for IPv6, with port numbers of their own. */
    public record Binding(int containerPort, String protocol, String hostIp, int hostPort) {}

    /** The engine's word for it. */
    public enum State {
        /** Made, never started. */
        CREATED,
        RUNNING,
        /** Its processes are frozen. */
        PAUSED,
        /** The engine is about to start it again; ours are made without that. */
        RESTARTING,
        /** On its way out. */
        REMOVING,
        /** Its process ended. */
        EXITED,
        /** Could not be removed completely. */
        DEAD
    }

    /** What its own health check says. */
    public enum Health {
        /** Has none, or the engine did not say. */
        NONE,
        STARTING,
        HEALTHY,
        UNHEALTHY
    }

    public State state() {
        return condition.state();
    }

    /** How its process ended; empty unless it did. */
    public Optional<Integer> exitCode() {
        return state() == State.EXITED
                ? Optional.of(Math.clamp(condition.exitCode(), 0, Integer.MAX_VALUE))
                : Optional.empty();
    }

    /** The check that is for docker-workers to carry out; empty when there is none, or the engine does it. */
    public Optional<HealthCheck> healthCheck() {
        return HealthLabel.in(labels);
    }

    /** Whether it runs and its engine's health check has not decided yet, or nobody has asked it so far. */
    public boolean isBeingChecked() {
        return condition.state() == State.RUNNING
                && (condition.health() == Health.STARTING || healthCheck().isPresent());
    }

    /** As if it carried the owner's labels. */
    EngineContainer ownedBy(Ownership owner) {
        Map<String, String> all = new HashMap<>(labels);
        all.putAll(owner.labels());
        return new EngineContainer(engineId, name, all, condition, bindings, detail);
    }

    public Optional<Ownership> ownership() {
        return Ownership.ofLabels(labels);
    }

    public boolean belongsTo(Ownership owner) {
        return ownership().filter(owner::equals).isPresent();
    }
}
