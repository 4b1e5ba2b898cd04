package io.kdaemon.gateway.adoption;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.messaging.contract.ForeignContainer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What was taken over from a node, and what not.
 *
 * @param adopted how many are ours now that were not before
 */
@JsonNaming(SnakeCaseStrategy.class)
record AdoptionView(long nodeId, long adopted, List<Result> results) {

    private static final String ADOPTED = "adopted";
    private static final String BEFORE = "adopted_before";
    private static final String REFUSED = "refused";

    static AdoptionView of(long nodeId, List<Result> results) {
        long adopted =
                results.stream().filter(one -> one.outcome().equals(ADOPTED)).count();
        return new AdoptionView(nodeId, adopted, results);
    }

    /**
     * One container's.
     *
     * @param containerId the engine's own id; null when it has none of that id or name
     * @param outcome {@code adopted}, {@code adopted_before}, or {@code refused} with the reason
     * @param id ours
     * @param leftOut what of it will be otherwise should it be made anew
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Result(
            @Nullable String containerId,
            String name,
            String outcome,
            @Nullable String reason,
            @Nullable Long id,
            @Nullable Long applicationId,
            List<String> leftOut) {

        static Result adopted(ForeignContainer found, ContainerInstance ours, List<String> leftOut) {
            return ours(ADOPTED, found.engineContainerId(), ours, leftOut);
        }

        static Result before(String engineContainerId, ContainerInstance ours) {
            return ours(BEFORE, engineContainerId, ours, List.of());
        }

        private static Result ours(
                String outcome, String engineContainerId, ContainerInstance ours, List<String> leftOut) {
            return new Result(
                    engineContainerId,
                    ours.identity().name(),
                    outcome,
                    null,
                    ours.id().value(),
                    ours.identity().applicationId().value(),
                    leftOut);
        }

        static Result refused(ForeignContainer found, String reason) {
            return new Result(found.engineContainerId(), found.name(), REFUSED, reason, null, null, List.of());
        }

        static Result unknown(String reference, String reason) {
            return new Result(null, reference, REFUSED, reason, null, null, List.of());
        }
    }
}
