package io.kdaemon.gateway.placement;

import io.kdaemon.gateway.application.AskView;
import io.kdaemon.placement.Asked;
import io.kdaemon.planning.Plan;
import io.kdaemon.planning.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What a dry run found.
 *
 * @param placed how many would find a node
 * @param ask how much each asks for, and who says so
 * @param placements where each would go and why; each knows of the ones before it
 * @param candidates the nodes as the first decision saw them
 * @param unplaced the nodes as the first one saw them that would find none; null when all would
 */
@JsonNaming(SnakeCaseStrategy.class)
record PreviewView(
        int count,
        long placed,
        AskView ask,
        List<PlacementView> placements,
        List<CandidateView> candidates,
        @Nullable List<CandidateView> unplaced) {

    /**
     * One container of the dry run.
     *
     * @param node null when nothing fits
     * @param refused how many nodes each filter was the first to refuse, of those that were looked at
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record PlacementView(
            int number,
            @Nullable Long node,
            @Nullable String hostname,
            @Nullable String runnerUp,
            String sentence,
            Map<String, Integer> refused) {

        private static PlacementView of(int number, Plan plan) {
            Optional<Verdict> winner = plan.winner();
            return new PlacementView(
                    number,
                    winner.map(verdict -> verdict.candidate().node().id().value())
                            .orElse(null),
                    winner.map(verdict -> verdict.candidate().hostname()).orElse(null),
                    plan.runnerUp()
                            .map(verdict -> verdict.candidate().hostname())
                            .orElse(null),
                    plan.sentence(),
                    plan.tally().refused());
        }
    }

    /** @param candidates writes down the nodes as a plan sees them */
    static PreviewView of(Asked asked, List<Plan> plans, Function<Plan, List<CandidateView>> candidates) {
        List<PlacementView> placements = new ArrayList<>();
        for (Plan plan : plans) {
            placements.add(PlacementView.of(placements.size() + 1, plan));
        }
        return new PreviewView(
                plans.size(),
                plans.stream().filter(plan -> plan.winner().isPresent()).count(),
                AskView.of(asked),
                placements,
                candidates.apply(plans.getFirst()),
                plans.stream()
                        .filter(plan -> plan.winner().isEmpty())
                        .findFirst()
                        .map(candidates)
                        .orElse(null));
    }
}
