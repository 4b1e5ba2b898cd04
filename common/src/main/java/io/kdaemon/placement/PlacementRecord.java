package io.kdaemon.placement;

import io.kdaemon.container.ContainerId;
import io.kdaemon.node.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One decision. Stored as JSON; fields may be added, never renamed.
 *
 * @param nodeId the winner; null when nothing fitted
 * @param sentence the decision in one sentence for people
 * @param candidates the nodes that were looked at, those that were compared first
 * @param runnerUpId the next best; null when nothing else was compared
 * @param filters names of all filters; empty in old records
 * @param nodes how many there were; null in old records
 * @param refused how many nodes each filter was the first to refuse, of those that were looked at; empty in old records
 * @param asked how much room it asked for, and who said so; null in old records
 */
public record PlacementRecord(
        ContainerId containerId,
        int generation,
        Instant decidedAt,
        @Nullable NodeId nodeId,
        String sentence,
        List<Candidate> candidates,
        @Nullable NodeId runnerUpId,
        List<String> filters,
        @Nullable Integer nodes,
        Map<String, Integer> refused,
        @Nullable Asked asked) {

    public PlacementRecord {
        filters = filters == null ? List.of() : List.copyOf(filters);
        refused = refused == null ? Map.of() : Collections.unmodifiableMap(refused);
    }

    /**
     * @param refusals why not, one line per filter that objected; empty when it was feasible
     * @param sampled whether it was among the feasible ones drawn for scoring
     * @param scores each term by name; empty when it was not scored
     * @param load measured values used, by name, e.g. {@code free_cores}; empty when unknown
     * @param sampleAge age of the oldest value used; null when unknown
     * @param refusedBy names of the filters that objected, in the order of {@code refusals}; empty in old records
     * @param sampleAges age of each value in {@code load}; empty in old records
     * @param loadUnknown why the load is unknown; null when it is known
     */
    public record Candidate(
            NodeId nodeId,
            String hostname,
            List<String> refusals,
            boolean sampled,
            Map<String, Double> scores,
            @Nullable Double total,
            Map<String, Double> load,
            @Nullable Duration sampleAge,
            @Nullable String loadUnknown,
            List<String> refusedBy,
            Map<String, Duration> sampleAges) {

        public Candidate {
            refusedBy = refusedBy == null ? List.of() : List.copyOf(refusedBy);
            sampleAges = sampleAges == null ? Map.of() : Map.copyOf(sampleAges);
        }
    }
}
