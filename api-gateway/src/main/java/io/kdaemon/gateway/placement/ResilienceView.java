package io.kdaemon.gateway.placement;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.planning.Candidate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** @param survives whether no loss of a single node would leave a container without one */
@JsonNaming(SnakeCaseStrategy.class)
record ResilienceView(boolean survives, List<LossView> nodes) {

    private static final int MOST_STRANDED = 20;

    static ResilienceView of(List<LossView> nodes) {
        return new ResilienceView(nodes.stream().allMatch(LossView::fits), nodes);
    }

    /**
     * What the loss of one node would mean.
     *
     * @param containers that are wanted to run on it
     * @param targets how many of them would go to which node
     * @param strandedCount those that would find none
     * @param stranded the first of them
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record LossView(
            long node,
            String hostname,
            int containers,
            boolean fits,
            String sentence,
            Map<String, Integer> targets,
            int strandedCount,
            List<StrandedView> stranded) {

        static LossView of(Candidate node, int containers, Map<String, Integer> targets, List<StrandedView> stranded) {
            return new LossView(
                    node.node().id().value(),
                    node.hostname(),
                    containers,
                    stranded.isEmpty(),
                    sentence(node.hostname(), containers, targets, stranded.size()),
                    targets,
                    stranded.size(),
                    stranded.stream().limit(MOST_STRANDED).toList());
        }

        private static String sentence(String hostname, int containers, Map<String, Integer> targets, int stranded) {
            if (containers == 0) {
                return "%s runs no containers".formatted(hostname);
            }
            String where = targets.entrySet().stream()
                    .map(target -> "%s (%d)".formatted(target.getKey(), target.getValue()))
                    .collect(Collectors.joining(", "));
            return stranded == 0
                    ? "without %s its %d containers would go to %s".formatted(hostname, containers, where)
                    : "without %s %d of its %d containers would find no node%s"
                            .formatted(
                                    hostname,
                                    stranded,
                                    containers,
                                    where.isEmpty() ? "" : "; the others would go to " + where);
        }
    }

    /** A container that would find no node, and why. */
    @JsonNaming(SnakeCaseStrategy.class)
    record StrandedView(long container, String name, String sentence) {
        static StrandedView of(ContainerInstance container, String sentence) {
            return new StrandedView(container.id().value(), container.identity().name(), sentence);
        }
    }
}
