package io.kdaemon.planning;

import io.kdaemon.node.NodeId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Where in the list of candidates nodes are found by what does not change with promises. */
final class ClusterIndex {

    private static final Positions NOWHERE = new Positions();

    private final Map<NodeId, Integer> byId = new HashMap<>();
    private final Map<String, Positions> byHostname = new HashMap<>();
    private final Map<String, Map<String, Positions>> byLabel = new HashMap<>();

    ClusterIndex(List<Candidate> candidates) {
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            byId.put(candidate.node().id(), i);
            byHostname
                    .computeIfAbsent(candidate.hostname(), _ -> new Positions())
                    .add(i);
            int position = i;
            candidate
                    .node()
                    .profile()
                    .labels()
                    .forEach((label, value) -> byLabel.computeIfAbsent(label, _ -> new TreeMap<>())
                            .computeIfAbsent(value, _ -> new Positions())
                            .add(position));
        }
    }

    @Nullable
    Integer position(NodeId id) {
        return byId.get(id);
    }

    Positions named(List<String> hostnames) {
        return union(hostnames.stream()
                .map(hostname -> byHostname.getOrDefault(hostname, NOWHERE))
                .toList());
    }

    Positions labelled(String label, List<String> values) {
        Map<String, Positions> positions = byLabel.getOrDefault(label, Map.of());
        return union(values.stream()
                .map(value -> positions.getOrDefault(value, NOWHERE))
                .toList());
    }

    Set<String> values(String label) {
        return byLabel.getOrDefault(label, Map.of()).keySet();
    }

    /** A node has one hostname and one value of a label, so nothing is there twice. */
    private static Positions union(List<Positions> all) {
        if (all.size() == 1) {
            return all.getFirst();
        }
        Positions union = new Positions();
        all.forEach(positions -> IntStream.of(positions.toArray()).forEach(union::add));
        return union;
    }
}
