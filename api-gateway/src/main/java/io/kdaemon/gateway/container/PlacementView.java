package io.kdaemon.gateway.container;

import io.kdaemon.node.NodeId;
import io.kdaemon.placement.PlacementRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A placement decision as the API shows it: why here, why not there, why not at all. */
@JsonNaming(SnakeCaseStrategy.class)
record PlacementView(
        long container,
        int generation,
        Instant decidedAt,
        @Nullable Long node,
        String sentence,
        List<CandidateView> candidates) {

    /** One node that was looked at. */
    @JsonNaming(SnakeCaseStrategy.class)
    record CandidateView(
            long node,
            String hostname,
            boolean eligible,
            List<String> reasons,
            boolean sampled,
            Map<String, Double> scores,
            @Nullable Double total,
            Map<String, Double> load,
            @Nullable Double sampleAgeSeconds,
            @Nullable String loadUnknown) {

        private static final double MILLIS_PER_SECOND = 1000;

        static CandidateView of(PlacementRecord.Candidate candidate) {
            return new CandidateView(
                    candidate.nodeId().value(),
                    candidate.hostname(),
                    candidate.refusals().isEmpty(),
                    candidate.refusals(),
                    candidate.sampled(),
                    candidate.scores(),
                    candidate.total(),
                    candidate.load(),
                    Optional.ofNullable(candidate.sampleAge())
                            .map(Duration::toMillis)
                            .map(millis -> millis / MILLIS_PER_SECOND)
                            .orElse(null),
                    candidate.loadUnknown());
        }
    }

    static PlacementView of(PlacementRecord placement) {
        return new PlacementView(
                placement.containerId().value(),
                placement.generation(),
                placement.decidedAt(),
                Optional.ofNullable(placement.nodeId()).map(NodeId::value).orElse(null),
                placement.sentence(),
                placement.candidates().stream().map(CandidateView::of).toList());
    }
}
