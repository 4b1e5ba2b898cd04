package io.kdaemon.load;

import io.kdaemon.load.LoadReading.Known;
import io.kdaemon.load.LoadReading.Unknown;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last load of every node, refreshed beside the decisions, which never wait for a measurement. */
public final class LoadTable {

    private static final Entry UNREAD = new Entry(null, new Unknown("its load has not been read yet"));

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
        Map<NodeId, Entry> fresh = new HashMap<>();
        reader.read(nodes)
                .forEach((node, reading) ->
                        fresh.put(node, old.getOrDefault(node, UNREAD).after(reading)));
        return fresh;
    }

    /** How many nodes' load is known, and fresh enough to go by. */
    public long known() {
        return entries.values().stream()
                .filter(entry -> reading(entry) instanceof Known)
                .count();
    }

    /** Unknown, too, when the newest sample is too old to go by. */
    public LoadReading of(NodeId nodeId) {
        return reading(entries.getOrDefault(nodeId, UNREAD));
    }

    private LoadReading reading(Entry entry) {
        if (entry.known() == null) {
            return entry.trouble() == null ? UNREAD.trouble() : entry.trouble();
        }
        Duration age = entry.known().load().age(clock.instant());
        if (age.compareTo(maxAge) <= 0) {
            return entry.known();
        }
        return entry.trouble() == null ? Unknown.stale(entry.known().instance(), age, maxAge) : entry.trouble();
    }

    /**
     * @param known the last reading; null when there is nothing to go by
     * @param trouble why there is no newer one; null when there is
     */
    private record Entry(@Nullable Known known, @Nullable Unknown trouble) {

        /** A Prometheus that misses one answer takes nothing away from what it told before. */
        Entry after(LoadReading reading) {
            return switch (reading) {
                case Known next -> new Entry(next, null);
                case Unknown next -> new Entry(next.passing() ? known : null, next);
            };
        }
    }
}
