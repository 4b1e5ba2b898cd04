package io.kdaemon.gateway.rollout;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.job.JobId;
import io.kdaemon.rollout.Rollout;
import io.kdaemon.rollout.RolloutStep;
import io.kdaemon.rollout.StepState;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A roll-out as the API shows it.
 *
 * @param id absent in a dry run
 * @param reason why it stops or has stopped before its end
 * @param dockerImage null: the applications'
 * @param counts how many containers there are in each state, by its name in lower case
 * @param containers in order of id; absent in lists
 */
@JsonNaming(SnakeCaseStrategy.class)
record RolloutView(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long id,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean dryRun,
        String state,
        boolean isFinal,
        @Nullable String reason,
        @Nullable String dockerImage,
        Map<String, String> environment,
        String order,
        long healthyWithin,
        int maxParallel,
        int maxFailures,
        Map<String, Integer> counts,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<StepView> containers) {

    /** What became of one container. */
    @JsonNaming(SnakeCaseStrategy.class)
    record StepView(
            long id,
            @Nullable String name,
            String state,
            @Nullable String reason,
            @Nullable Long jobId,
            @Nullable Instant beganAt,
            @Nullable Instant endedAt) {

        static StepView of(RolloutStep step, Map<ContainerId, String> names) {
            JobId job = step.jobId();
            return new StepView(
                    step.containerId().value(),
                    names.get(step.containerId()),
                    step.state().name(),
                    step.reason(),
                    job == null ? null : job.value(),
                    step.beganAt(),
                    step.endedAt());
        }
    }

    static RolloutView of(Rollout rollout, Map<StepState, Integer> counts) {
        return of(rollout, false, counts, null);
    }

    static RolloutView of(Rollout rollout, List<RolloutStep> steps, Collection<ContainerInstance> containers) {
        return of(rollout, false, count(steps), views(steps, containers));
    }

    static RolloutView foreseen(Rollout rollout, List<RolloutStep> steps, Collection<ContainerInstance> containers) {
        return of(rollout, true, count(steps), views(steps, containers));
    }

    private static RolloutView of(
            Rollout rollout, boolean dryRun, Map<StepState, Integer> counts, @Nullable List<StepView> containers) {
        Rollout.Request request = rollout.request();
        return new RolloutView(
                dryRun ? null : rollout.id().value(),
                dryRun,
                rollout.state().name(),
                rollout.state().isFinal(),
                rollout.progress().reason(),
                request.image(),
                new TreeMap<>(request.environment()),
                request.order().name().toLowerCase(Locale.ROOT),
                request.limit().toSeconds(),
                request.maxParallel(),
                request.maxFailures(),
                named(counts),
                rollout.progress().createdAt(),
                rollout.progress().finishedAt(),
                containers);
    }

    private static Map<StepState, Integer> count(List<RolloutStep> steps) {
        return steps.stream().collect(Collectors.toMap(RolloutStep::state, _ -> 1, Integer::sum));
    }

    private static Map<String, Integer> named(Map<StepState, Integer> counts) {
        Map<String, Integer> named = new LinkedHashMap<>();
        for (StepState state : StepState.values()) {
            named.put(state.name().toLowerCase(Locale.ROOT), counts.getOrDefault(state, 0));
        }
        return named;
    }

    private static List<StepView> views(List<RolloutStep> steps, Collection<ContainerInstance> containers) {
        Map<ContainerId, String> names = containers.stream()
                .collect(Collectors.toMap(
                        ContainerInstance::id, container -> container.identity().name()));
        return steps.stream().map(step -> StepView.of(step, names)).toList();
    }
}
