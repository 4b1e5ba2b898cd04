package io.kdaemon.load;

import io.kdaemon.load.LoadReading.Known;
import io.kdaemon.load.LoadReading.Unknown;
import io.kdaemon.node.EngineAddress;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.PrometheusAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last load of every node, refreshed beside the decisions, which never wait for a measurement. */
public final class LoadTable {

    private static final Unknown UNREAD = new Unknown("its load has not been read yet");

    private final LoadReader reader;
    private final Duration maxAge;
    private final Clock clock;
    private volatile Map<NodeId, Entry> entries = Map.of();

    public LoadTable(LoadReader reader, Duration maxAge, Clock clock) {
        this.reader = reader;
        this.maxAge = maxAge;
        this.clock = clock;
    }

    /** @param nodes all there are */
    public synchronized void refresh(List<Node> nodes) {
        entries = Map.copyOf(read(nodes));
    }

    /** A look at some of the nodes, besides what is known of the others. */
    public synchronized void look(List<Node> some) {
        Map<NodeId, Entry> all = new HashMap<>(entries);
        all.putAll(read(some));
        entries = Map.copyOf(all);
    }

    private Map<NodeId, Entry> read(List<Node> nodes) {
        Map<NodeId, Entry> old = entries;
        Map<NodeId, LoadReading> readings = reader.read(nodes);
        Map<NodeId, Entry> fresh = new HashMap<>();
        for (Node node : nodes) {
            Subject subject = Subject.of(node);
            Entry before = old.get(node.id());
            Entry start = before == null || !before.isOf(subject) ? new Entry(subject, null, UNREAD) : before;
            fresh.put(node.id(), start.after(readings.getOrDefault(node.id(), UNREAD)));
        }
        return fresh;
    }

    /** How many nodes' load is known, and fresh enough to go by. */
    public long known() {
        return entries.values().stream()
                .filter(entry -> reading(entry) instanceof Known)
                .count();
    }

    /** Unknown, too, when the newest sample is too old to go by, or was taken before the node or its Prometheus became another one. */
    public LoadReading of(Node node) {
        Entry entry = entries.get(node.id());
        return entry != null && entry.isOf(Subject.of(node)) ? reading(entry) : UNREAD;
    }

    private LoadReading reading(Entry entry) {
        if (entry.known() == null) {
            return entry.trouble() == null ? UNREAD : entry.trouble();
        }
        Duration age = entry.known().load().age(clock.instant());
        if (age.compareTo(maxAge) <= 0) {
            return entry.known();
        }
        return entry.trouble() == null ? Unknown.stale(entry.known().instance(), age, maxAge) : entry.trouble();
    }

    /** Of which machine something was read, and where: a node whose profile changes may be another one. */
    private record Subject(
            String hostname, EngineAddress engine, @Nullable PrometheusAddress prometheus) {
        static Subject of(Node node) {
            return new Subject(
                    node.profile().hostname(),
                    node.profile().engine(),
                    node.profile().prometheus());
        }
    }

    /**
     * @param known the last reading; null when there is nothing to go by
     * @param trouble why there is no newer one; null when there is
     */
    private record Entry(
            Subject subject,
            @Nullable Known known,
            @Nullable Unknown trouble) {

        boolean isOf(Subject other) {
            return subject.equals(other);
        }

        /** A Prometheus that misses one answer takes nothing away from what it told before. */
        Entry after(LoadReading reading) {
            return switch (reading) {
                case Known next -> new Entry(subject, next, null);
                case Unknown next -> new Entry(subject, next.passing() ? known : null, next);
            };
        }
    }
}
