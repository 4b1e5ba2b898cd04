package io.kdaemon.gateway.container;

import io.kdaemon.gateway.application.AskView;
import io.kdaemon.gateway.placement.CandidateView;
import io.kdaemon.node.NodeId;
import io.kdaemon.placement.PlacementRecord;
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
        List<CandidateView> candidates,
        @Nullable Long runnerUp,
        @Nullable Integer nodes,
        Map<String, Integer> refused,
        @Nullable AskView ask) {

    static PlacementView of(PlacementRecord placement) {
        return new PlacementView(
                placement.containerId().value(),
                placement.generation(),
                placement.decidedAt(),
                Optional.ofNullable(placement.nodeId()).map(NodeId::value).orElse(null),
                placement.sentence(),
                CandidateView.of(placement.candidates(), placement.filters()),
                Optional.ofNullable(placement.runnerUpId()).map(NodeId::value).orElse(null),
                placement.nodes(),
                placement.refused(),
                Optional.ofNullable(placement.asked()).map(AskView::of).orElse(null));
    }
}
