package io.kdaemon.testing.persistence;

import io.kdaemon.container.ContainerId;
import io.kdaemon.persistence.TakenException;
import io.kdaemon.rollout.Rollout;
import io.kdaemon.rollout.RolloutId;
import io.kdaemon.rollout.RolloutQuery;
import io.kdaemon.rollout.RolloutRepository;
import io.kdaemon.rollout.RolloutSpecification;
import io.kdaemon.rollout.RolloutStep;
import io.kdaemon.rollout.StepState;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Locks nothing: whoever needs that needs a database. */
public final class InMemoryRolloutRepository implements RolloutRepository {

    private record Stored(
            Rollout rollout, List<RolloutSpecification> specifications, NavigableMap<Long, RolloutStep> steps) {}

    private final NavigableMap<Long, Stored> rows = new TreeMap<>();

    @Override
    public synchronized Rollout insert(
            Rollout rollout, Collection<RolloutSpecification> specifications, Collection<ContainerId> containers) {
        if (!underWay(containers).isEmpty()) {
            throw new TakenException("selector", "a container that is in a roll-out under way");
        }
        Rollout stored = new Rollout(new RolloutId(rows.size() + 1L), rollout.request(), rollout.progress());
        NavigableMap<Long, RolloutStep> steps = new TreeMap<>();
        containers.forEach(id -> steps.put(id.value(), RolloutStep.waiting(id)));
        List<RolloutSpecification> sorted = specifications.stream()
                .sorted(Comparator.comparingLong(
                        wanted -> wanted.applicationId().value()))
                .toList();
        rows.put(stored.id().value(), new Stored(stored, sorted, steps));
        return stored;
    }

    @Override
    public synchronized Optional<Rollout> find(RolloutId id) {
        return Optional.ofNullable(rows.get(id.value())).map(Stored::rollout);
    }

    @Override
    public Optional<Rollout> lock(RolloutId id) {
        return find(id);
    }

    @Override
    public Optional<Rollout> tryLock(RolloutId id) {
        return find(id);
    }

    @Override
    public synchronized void update(Rollout rollout) {
        rows.computeIfPresent(rollout.id().value(), (_, old) -> new Stored(rollout, old.specifications(), old.steps()));
    }

    @Override
    public synchronized List<Rollout> list(RolloutQuery query) {
        return rows.tailMap(query.after(), false).values().stream()
                .filter(stored -> query.applicationId() == null
                        || stored.specifications().stream()
                                .anyMatch(wanted -> wanted.applicationId().equals(query.applicationId())))
                .map(Stored::rollout)
                .filter(rollout -> query.states().isEmpty() || query.states().contains(rollout.state()))
                .limit(query.limit())
                .toList();
    }

    @Override
    public synchronized List<RolloutId> listUnderWay() {
        return rows.values().stream()
                .map(Stored::rollout)
                .filter(rollout -> rollout.progress().finishedAt() == null)
                .map(Rollout::id)
                .toList();
    }

    @Override
    public synchronized List<RolloutSpecification> specifications(RolloutId id) {
        return stored(id).specifications();
    }

    @Override
    public synchronized List<RolloutStep> steps(RolloutId id) {
        return List.copyOf(stored(id).steps().values());
    }

    @Override
    public synchronized List<RolloutStep> stepsIn(RolloutId id, StepState state, int limit) {
        return steps(id).stream()
                .filter(step -> step.state() == state)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Map<RolloutId, Map<StepState, Integer>> countSteps(Collection<RolloutId> ids) {
        return ids.stream()
                .filter(id -> rows.containsKey(id.value()))
                .collect(Collectors.toMap(
                        id -> id,
                        id -> steps(id).stream().collect(Collectors.toMap(RolloutStep::state, _ -> 1, Integer::sum))));
    }

    @Override
    public synchronized void updateSteps(RolloutId id, Collection<RolloutStep> changed) {
        changed.forEach(step -> stored(id).steps().put(step.containerId().value(), step));
    }

    @Override
    public synchronized void leaveWaiting(RolloutId id) {
        stored(id)
                .steps()
                .replaceAll((_, step) -> step.state() == StepState.WAITING
                        ? new RolloutStep(step.containerId(), StepState.UNTOUCHED, null, null, null, null)
                        : step);
    }

    @Override
    public synchronized Map<ContainerId, RolloutId> underWay(Collection<ContainerId> containers) {
        Map<ContainerId, RolloutId> open = new HashMap<>();
        rows.values()
                .forEach(stored -> stored.steps().values().stream()
                        .filter(step -> step.state().isOpen() && containers.contains(step.containerId()))
                        .forEach(step ->
                                open.put(step.containerId(), stored.rollout().id())));
        return open;
    }

    private Stored stored(RolloutId id) {
        return Objects.requireNonNull(rows.get(id.value()), () -> "Expected a stored roll-out, but got " + id);
    }
}
