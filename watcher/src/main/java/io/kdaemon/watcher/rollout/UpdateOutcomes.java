package io.kdaemon.watcher.rollout;

import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.container.Update;
import io.kdaemon.container.Update.Phase;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobId;
import io.kdaemon.job.JobRepository;
import io.kdaemon.rollout.RolloutStep;
import io.kdaemon.rollout.StepState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of the updates that were wished for. */
public final class UpdateOutcomes {

    private final JobRepository jobs;
    private final ContainerRepository containers;
    private final Clock clock;

    public UpdateOutcomes(JobRepository jobs, ContainerRepository containers, Clock clock) {
        this.jobs = jobs;
        this.containers = containers;
        this.clock = clock;
    }

    /**
     * @param ended those whose update has ended, with what became of them
     * @param failing those whose update is being undone, with the reason
     */
    record Look(List<RolloutStep> ended, List<RolloutStep> failing) {}

    Look look(List<RolloutStep> underWay) {
        Map<JobId, Job> known =
                jobs
                        .findAll(underWay.stream()
                                .map(RolloutStep::jobId)
                                .flatMap(Stream::ofNullable)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Job::id, Function.identity()));
        List<RolloutStep> ended = new ArrayList<>();
        List<RolloutStep> unfinished = new ArrayList<>();
        for (RolloutStep step : underWay) {
            outcome(step, known.get(step.jobId())).ifPresentOrElse(ended::add, () -> unfinished.add(step));
        }
        return new Look(ended, failing(unfinished));
    }

    private Optional<RolloutStep> outcome(RolloutStep step, Job job) {
        return switch (job.state()) {
            case QUEUED, WAITING_FOR_CAPACITY, WAITING_FOR_DEPENDENCY, DISPATCHED, RETRY_WAIT -> Optional.empty();
            case SUCCEEDED -> Optional.of(ended(step, StepState.UPDATED, job));
            case FAILED, DEAD_LETTERED -> Optional.of(ended(step, StepState.FAILED, job));
            case CANCELLED -> Optional.of(ended(step, StepState.OVERTAKEN, job));
        };
    }

    private RolloutStep ended(RolloutStep step, StepState outcome, Job job) {
        return step.ended(outcome, job.progress().reason(), clock.instant());
    }

    private List<RolloutStep> failing(List<RolloutStep> unfinished) {
        Map<ContainerId, Update> undone =
                containers
                        .findAll(unfinished.stream()
                                .map(RolloutStep::containerId)
                                .toList())
                        .stream()
                        .filter(container -> container
                                .update()
                                .filter(update -> update.isIn(Phase.ROLLING_BACK))
                                .isPresent())
                        .collect(Collectors.toMap(
                                ContainerInstance::id,
                                container -> container.update().orElseThrow()));
        return unfinished.stream()
                .filter(step -> undone.containsKey(step.containerId()))
                .map(step -> step.ended(
                        StepState.FAILED, undone.get(step.containerId()).reason(), clock.instant()))
                .toList();
    }

    /** Who failed and why, for people. */
    String describe(RolloutStep failed) {
        String name = containers
                .find(failed.containerId())
                .map(container -> container.identity().name())
                .orElseGet(() -> failed.containerId().toString());
        return "container %s: %s".formatted(name, Objects.requireNonNullElse(failed.reason(), "no reason was given"));
    }
}
