package io.kdaemon.planning;

import io.kdaemon.load.LoadReading;
import io.kdaemon.load.LoadReading.Known;
import io.kdaemon.load.LoadReading.Unknown;
import io.kdaemon.load.NodeLoad;
import io.kdaemon.load.Sample;
import io.kdaemon.load.Signal;
import io.kdaemon.node.EngineAddress;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeFacts;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeStatus;
import io.kdaemon.node.Resources;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A ready node of 4 cores and 8 GiB, all free, that may be promised twice its CPU; a test says what differs. */
final class Candidates {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final NodeFacts FACTS = new NodeFacts("28.5.2", "1.51", 4, 8L << 30, "overlay2", "Debian");

    private final long id;
    private final Map<String, String> labels = new HashMap<>();
    private final Map<Signal, Sample> more = new HashMap<>();
    private Residents residents = Residents.NONE;
    private int launchFailures;
    private boolean enabled = true;
    private NodeStatus status = NodeStatus.READY;
    private @Nullable String reason;
    private double freeCores = 4;
    private long memoryAvailable = 8L << 30;
    private boolean loadKnown = true;
    private Resources reserved = Resources.NONE;
    private Resources pending = Resources.NONE;

    private Candidates(long id) {
        this.id = id;
    }

    static Candidates aNode(long id) {
        return new Candidates(id);
    }

    Candidates disabled() {
        enabled = false;
        return this;
    }

    Candidates status(NodeStatus status, String reason) {
        this.status = status;
        this.reason = reason;
        return this;
    }

    Candidates freeCores(double freeCores) {
        this.freeCores = freeCores;
        return this;
    }

    Candidates memoryAvailable(long bytes) {
        memoryAvailable = bytes;
        return this;
    }

    Candidates loadUnknown() {
        loadKnown = false;
        return this;
    }

    Candidates reserved(Resources reserved) {
        this.reserved = reserved;
        return this;
    }

    Candidates pending(Resources pending) {
        this.pending = pending;
        return this;
    }

    Candidates labelled(String label, String value) {
        labels.put(label, value);
        return this;
    }

    Candidates with(Residents residents) {
        this.residents = residents;
        return this;
    }

    Candidates failures(int launchFailures) {
        this.launchFailures = launchFailures;
        return this;
    }

    Candidates measured(Signal signal, double value) {
        more.put(signal, new Sample(value, NOW));
        return this;
    }

    private NodeLoad load() {
        Map<Signal, Sample> samples = new HashMap<>(more);
        samples.put(Signal.FREE_CORES, new Sample(freeCores, NOW));
        samples.put(Signal.MEMORY_AVAILABLE_BYTES, new Sample(memoryAvailable, NOW));
        return new NodeLoad(samples, Map.of());
    }

    Candidate build() {
        String hostname = "node-" + id;
        Node node = new Node(
                new NodeId(id),
                new Node.Profile(hostname, 0, new EngineAddress("10.0.0." + id, 2375), null, "10.0.0." + id, labels),
                enabled,
                new Node.Condition(status, reason, FACTS, NOW),
                reserved,
                new Node.Timestamps(NOW, NOW, NOW),
                1);
        LoadReading reading =
                loadKnown ? new Known(load(), hostname + ":9100") : new Unknown("no Prometheus is configured for it");
        return new Candidate(
                node, reading, new Resources(8000, 8L << 30), reserved, pending, residents, launchFailures);
    }
}
