package io.kdaemon.bench.simulator;

import io.kdaemon.bench.simulator.EngineJson.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One node: what its engine would hold. Used by one thread only. */
final class SimulatedNode {

    /** Images of this pretended registry have to be pulled first; a node has all others, so that launches need no preparation. */
    private static final String REGISTRY = "simulated.registry/";

    private static final String NOWHERE = ":none";
    private static final int FIRST_PORT = 32768;
    private static final int PORTS = 28000;
    private static final int SIGKILL_CODE = 137;

    private final String address;
    private final Clock clock;
    private final Map<String, SimulatedContainer> byId = new LinkedHashMap<>();
    private final Map<String, SimulatedContainer> byName = new HashMap<>();
    private final Set<String> pulled = new HashSet<>();
    private final List<Consumer<Event>> listeners = new ArrayList<>();
    private NodeBehaviour behaviour = NodeBehaviour.SOUND;
    private long creations;
    private int ports;

    SimulatedNode(String address, Clock clock) {
        this.address = address;
        this.clock = clock;
    }

    String address() {
        return address;
    }

    Instant now() {
        return clock.instant();
    }

    NodeBehaviour behaviour() {
        return behaviour;
    }

    void behave(NodeBehaviour changed) {
        behaviour = changed;
    }

    Collection<SimulatedContainer> containers() {
        return byId.values();
    }

    /** An id or a name. */
    @Nullable
    SimulatedContainer find(String reference) {
        SimulatedContainer named = byName.get(reference);
        return named == null ? byId.get(reference) : named;
    }

    boolean hasImage(String image) {
        return !image.endsWith(NOWHERE) && (!image.startsWith(REGISTRY) || pulled.contains(image));
    }

    /** Whether there is such an image to pull. */
    boolean pull(String image) {
        boolean exists = !image.endsWith(NOWHERE);
        if (exists) {
            pulled.add(image);
        }
        return exists;
    }

    SimulatedContainer create(String name, EngineJson.Create request) {
        String id = "%s%056x".formatted(idPrefix(), ++creations);
        SimulatedContainer container = new SimulatedContainer(id, name, request);
        byId.put(id, container);
        byName.put(name, container);
        tell("create", container);
        return container;
    }

    private String idPrefix() {
        return "%08x".formatted(address.hashCode());
    }

    void start(SimulatedContainer container) {
        Instant now = clock.instant();
        container.start(now, FIRST_PORT + ports);
        ports = (ports + container.publishedPorts().size()) % PORTS;
        tell("start", container);
        int exit = container.immediateExit();
        if (exit >= 0) {
            container.exit(exit);
            tell("die", container);
        }
    }

    void stop(SimulatedContainer container) {
        container.exit(0);
        tell("die", container);
        tell("stop", container);
    }

    void remove(SimulatedContainer container) {
        if (container.isRunning()) {
            container.exit(SIGKILL_CODE);
            tell("die", container);
        }
        byId.remove(container.id());
        byName.remove(container.name());
        tell("destroy", container);
    }

    void listen(Consumer<Event> listener) {
        listeners.add(listener);
    }

    void unlisten(Consumer<Event> listener) {
        listeners.remove(listener);
    }

    private void tell(String action, SimulatedContainer container) {
        if (listeners.isEmpty() || behaviour.mode() != NodeBehaviour.Mode.ANSWERING) {
            return;
        }
        Instant now = clock.instant();
        Event event = new Event(
                "container",
                action,
                new Event.Actor(container.id(), container.labels()),
                now.getEpochSecond() * 1_000_000_000L + now.getNano());
        List.copyOf(listeners).forEach(listener -> listener.accept(event));
    }
}
