package io.kdaemon.testing;

import io.kdaemon.node.EngineAddress;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeFacts;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeStatus;
import io.kdaemon.node.PrometheusAddress;
import io.kdaemon.node.Resources;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An enabled node of 4 cores and 8 GiB with nothing on it, number 1; name and addresses follow from the number. A test says what differs. */
public final class NodeFixtures {

    private static final Instant CREATED = MutableClock.NOW.minusSeconds(60);

    private final NodeStatus status;
    private long id = 1;
    private @Nullable String hostname;
    private @Nullable EngineAddress engine;
    private @Nullable PrometheusAddress prometheus;
    private Map<String, String> labels = Map.of();
    private boolean enabled = true;
    private int cores = 4;
    private long memoryBytes = 8L << 30;
    private Resources reserved = Resources.NONE;
    private Instant nextObservationAt = MutableClock.NOW.plusSeconds(30);

    private NodeFixtures(NodeStatus status) {
        this.status = status;
    }

    public static NodeFixtures aReadyNode() {
        return new NodeFixtures(NodeStatus.READY);
    }

    /** Silent for longer than the grace period; what it was is still known. */
    public static NodeFixtures aDownNode() {
        return new NodeFixtures(NodeStatus.DOWN);
    }

    /** Just added: nobody has seen its engine. */
    public static NodeFixtures aNewNode() {
        return new NodeFixtures(NodeStatus.UNKNOWN);
    }

    public NodeFixtures withId(long changed) {
        id = changed;
        return this;
    }

    public NodeFixtures named(String changed) {
        hostname = changed;
        return this;
    }

    public NodeFixtures at(EngineAddress changed) {
        engine = changed;
        return this;
    }

    public NodeFixtures watchedBy(PrometheusAddress changed) {
        prometheus = changed;
        return this;
    }

    public NodeFixtures labelled(String label, String value) {
        labels = Map.of(label, value);
        return this;
    }

    public NodeFixtures disabled() {
        enabled = false;
        return this;
    }

    public NodeFixtures withCores(int changed) {
        cores = changed;
        return this;
    }

    public NodeFixtures withMemory(long bytes) {
        memoryBytes = bytes;
        return this;
    }

    public NodeFixtures withReserved(Resources changed) {
        reserved = changed;
        return this;
    }

    public NodeFixtures dueForObservationAt(Instant changed) {
        nextObservationAt = changed;
        return this;
    }

    public Node build() {
        String host = "10.0.%d.%d".formatted(id / 250, id % 250 + 1);
        return new Node(
                new NodeId(id),
                new Node.Profile(
                        hostname == null ? "node-" + id : hostname,
                        1,
                        engine == null ? new EngineAddress(host, 2375) : engine,
                        prometheus == null ? new PrometheusAddress(host, 9090) : prometheus,
                        host,
                        labels),
                enabled,
                condition(),
                reserved,
                new Node.Timestamps(CREATED, CREATED, nextObservationAt),
                0);
    }

    private Node.Condition condition() {
        NodeFacts facts = new NodeFacts("28.5.2", "1.51", cores, memoryBytes, "overlay2", "Debian GNU/Linux 12");
        return switch (status) {
            case UNKNOWN -> Node.Condition.UNSEEN;
            case READY -> new Node.Condition(status, null, facts, CREATED.plusSeconds(1));
            case SUSPECT, DOWN -> new Node.Condition(status, "connection refused", facts, CREATED.plusSeconds(1));
        };
    }
}
