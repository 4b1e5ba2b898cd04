package io.kdaemon.watcher.rollout;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.container.DesiredState;
import io.kdaemon.container.Update.Order;
import io.kdaemon.generation.Revision;
import io.kdaemon.lifecycle.ContainerCommand.Replace;
import io.kdaemon.lifecycle.Decision;
import io.kdaemon.lifecycle.execution.Instruction;
import io.kdaemon.lifecycle.execution.Instruction.Cause;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.lifecycle.execution.Outcome;
import io.kdaemon.lifecycle.execution.Replacements;
import io.kdaemon.lifecycle.execution.Replacements.Wanted;
import io.kdaemon.lifecycle.execution.Specifications;
import io.kdaemon.rollout.Rollout;
import io.kdaemon.rollout.RolloutRepository;
import io.kdaemon.rollout.RolloutSpecification;
import io.kdaemon.rollout.RolloutStep;
import io.kdaemon.rollout.StepState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Wishes for the updates whose turn has come. */
public final class UpdateWishes {

    private final RolloutRepository rollouts;
    private final ContainerRepository containers;
    private final Replacements replacements;
    private final LifecycleExecutor executor;
    private final Clock clock;

    public UpdateWishes(
            RolloutRepository rollouts,
            ContainerRepository containers,
            Replacements replacements,
            LifecycleExecutor executor,
            Clock clock) {
        this.rollouts = rollouts;
        this.containers = containers;
        this.replacements = replacements;
        this.executor = executor;
        this.clock = clock;
    }

    /**
     * Those that need nothing, and those that do not run, have no place in what is under way.
     *
     * @param next those that wait, in order
     * @param free how many updates may begin
     * @return those whose turn it was
     */
    List<RolloutStep> begin(Rollout rollout, List<RolloutStep> next, int free) {
        Turn turn = turn(rollout, next);
        List<RolloutStep> settled = new ArrayList<>();
        List<RolloutStep> chosen = new ArrayList<>();
        int left = free;
        for (RolloutStep step : next) {
            Optional<RolloutStep> alreadySettled = settled(step, turn);
            alreadySettled.ifPresent(settled::add);
            if (alreadySettled.isEmpty() && (!turn.runs(step) || left-- > 0)) {
                chosen.add(step);
            }
        }
        settled.addAll(wish(rollout, chosen, turn));
        return settled;
    }

    private Turn turn(Rollout rollout, List<RolloutStep> next) {
        List<ContainerInstance> locked =
                containers.lock(next.stream().map(RolloutStep::containerId).toList());
        return new Turn(
                locked.stream().collect(Collectors.toMap(ContainerInstance::id, Function.identity())),
                replacements.current(locked),
                rollouts.specifications(rollout.id()).stream()
                        .collect(Collectors.toMap(RolloutSpecification::applicationId, Function.identity())));
    }

    /** Containers, locked, what they have been given before, and what is wanted of them. */
    private record Turn(
            Map<ContainerId, ContainerInstance> containers,
            Specifications current,
            Map<ApplicationId, RolloutSpecification> wanted) {

        ContainerInstance container(RolloutStep step) {
            return containers.get(step.containerId());
        }

        RolloutSpecification wanted(RolloutStep step) {
            return wanted.get(container(step).identity().applicationId());
        }

        boolean runs(RolloutStep step) {
            return container(step).desired() == DesiredState.RUNNING;
        }

        Optional<Order> order(RolloutStep step, Order asked) {
            return Replacements.order(
                    asked, current.find(container(step)), wanted(step).run());
        }
    }

    private Optional<RolloutStep> settled(RolloutStep step, Turn turn) {
        ContainerInstance container = turn.container(step);
        if (container.desired() == DesiredState.REMOVED) {
            return Optional.of(step.ended(StepState.OVERTAKEN, "it is being removed", clock.instant()));
        }
        return turn.wanted(step).isHadBy(container, turn.current().find(container))
                ? Optional.of(step.ended(StepState.UNCHANGED, null, clock.instant()))
                : Optional.empty();
    }

    private List<RolloutStep> wish(Rollout rollout, List<RolloutStep> chosen, Turn turn) {
        Cause cause = new Cause("rollout-" + rollout.id(), null);
        List<RolloutStep> begun = new ArrayList<>();
        List<Instruction> instructions = new ArrayList<>();
        Map<ContainerId, RolloutStep> byContainer =
                chosen.stream().collect(Collectors.toMap(RolloutStep::containerId, Function.identity()));
        for (RolloutStep step : chosen) {
            turn.order(step, rollout.request().order())
                    .ifPresentOrElse(
                            order -> instructions.add(new Instruction(
                                    step.containerId(), replacement(rollout, step, turn, order), cause)),
                            () -> begun.add(step.ended(
                                    StepState.FAILED, "only one generation of it can run", clock.instant())));
        }
        List<ContainerInstance> commanded = instructions.stream()
                .map(instruction -> turn.containers().get(instruction.containerId()))
                .toList();
        executor.execute(instructions, commanded)
                .forEach(outcome ->
                        begun.add(begun(byContainer.get(outcome.container().id()), outcome)));
        return begun;
    }

    private Replace replacement(Rollout rollout, RolloutStep step, Turn turn, Order order) {
        RolloutSpecification wanted = turn.wanted(step);
        return replacements.wish(
                turn.container(step),
                new Wanted(wanted.run(), wanted.applicationVersion(), Revision.Origin.UPDATE),
                order,
                rollout.request().limit());
    }

    private RolloutStep begun(RolloutStep step, Outcome outcome) {
        return switch (outcome.decision()) {
            case Decision.Ignore ignored -> step.ended(StepState.OVERTAKEN, ignored.reason(), clock.instant());
            case Decision.Apply _ ->
                outcome.container().desired() == DesiredState.RUNNING
                        ? step.begun(outcome.container().jobId().orElseThrow(), clock.instant())
                        : step.ended(StepState.UPDATED, null, clock.instant());
        };
    }
}
