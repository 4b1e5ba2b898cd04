package io.kdaemon.gateway.rollout;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.gateway.web.Page;
import io.kdaemon.gateway.web.PageRequest;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.rollout.Rollout;
import io.kdaemon.rollout.RolloutId;
import io.kdaemon.rollout.RolloutQuery;
import io.kdaemon.rollout.RolloutRepository;
import io.kdaemon.rollout.RolloutState;
import io.kdaemon.rollout.RolloutStep;
import io.kdaemon.rollout.StepState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds roll-outs, shows them, and calls them off. */
final class RolloutDirectory {

    private static final String CALLED_OFF = "called off by a user";

    private final RolloutRepository rollouts;
    private final ContainerRepository containers;
    private final Transactions transactions;

    RolloutDirectory(RolloutRepository rollouts, ContainerRepository containers, Transactions transactions) {
        this.rollouts = rollouts;
        this.containers = containers;
        this.transactions = transactions;
    }

    /** Refuses the request when there is no such roll-out. */
    RolloutView get(Reference reference) {
        return view(find(reference, rollouts::find));
    }

    /** What is under way ends, nothing new begins. Refused for one that has ended; one that ends anyway goes on ending. */
    RolloutView cancel(Reference reference) {
        return transactions.run(() -> {
            Rollout rollout = find(reference, rollouts::lock);
            if (rollout.state().isFinal()) {
                throw RequestRefusedException.conflict(
                        "Roll-out %s is not cancelled: it has ended".formatted(rollout.id()));
            }
            if (rollout.state() != RolloutState.RUNNING) {
                return view(rollout);
            }
            Rollout cancelled = rollout.ending(RolloutState.CANCELLING, CALLED_OFF);
            rollouts.update(cancelled);
            return view(cancelled);
        });
    }

    Page<RolloutView> list(PageRequest page, RolloutQuery filter) {
        Page<Rollout> found = Page.read(
                page,
                (after, limit) ->
                        rollouts.list(new RolloutQuery(filter.applicationId(), filter.states(), after, limit)),
                rollout -> rollout.id().value(),
                _ -> true);
        Map<RolloutId, Map<StepState, Integer>> counts =
                rollouts.countSteps(found.items().stream().map(Rollout::id).toList());
        return found.map(rollout -> RolloutView.of(rollout, counts.getOrDefault(rollout.id(), Map.of())));
    }

    private RolloutView view(Rollout rollout) {
        List<RolloutStep> steps = rollouts.steps(rollout.id());
        List<ContainerInstance> known =
                containers.findAll(steps.stream().map(RolloutStep::containerId).toList());
        return RolloutView.of(rollout, steps, known);
    }

    private static Rollout find(Reference reference, Function<RolloutId, Optional<Rollout>> source) {
        return reference.number().stream()
                .mapToObj(RolloutId::new)
                .flatMap(id -> source.apply(id).stream())
                .findFirst()
                .orElseThrow(() -> RequestRefusedException.notFound("roll-out", reference.text()));
    }
}
