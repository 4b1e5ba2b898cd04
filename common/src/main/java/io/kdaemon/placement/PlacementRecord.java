package io.kdaemon.placement;

import io.kdaemon.container.ContainerId;
import io.kdaemon.node.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One decision. Stored as JSON; fields may be added, never renamed.
 *
 * @param nodeId the winner; null when nothing fitted
 * @param sentence the decision in one sentence for people
 * @param candidates every node that was looked at
 */
public record PlacementRecord(
        ContainerId containerId,
        int generation,
        Instant decidedAt,
        @Nullable NodeId nodeId,
        String sentence,
        List<Candidate> candidates) {

    /**
     * @param refusals why not, one line per filter that objected; empty when it was feasible
     * @param sampled whether it was among the feasible ones drawn for scoring
     * @param scores each term by name; empty when it was not scored
     * @param load measured values used, by name, e.g. {@code free_cores}; empty when unknown
     * @param sampleAge age of the oldest value used; null when unknown
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
            @Nullable String loadUnknown) {}
}
