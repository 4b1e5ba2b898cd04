package io.kdaemon.persistence;

import io.kdaemon.container.ContainerId;
import io.kdaemon.rollout.Rollout;
import io.kdaemon.rollout.RolloutId;
import io.kdaemon.rollout.RolloutQuery;
import io.kdaemon.rollout.RolloutRepository;
import io.kdaemon.rollout.RolloutSpecification;
import io.kdaemon.rollout.RolloutStep;
import io.kdaemon.rollout.StepState;
import io.kdaemon.secret.SealedValues;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;

final class MyBatisRolloutRepository implements RolloutRepository, SealedValues {

    private final RolloutMapper mapper;
    private final RolloutStepMapper steps;

    MyBatisRolloutRepository(RolloutMapper mapper, RolloutStepMapper steps) {
        this.mapper = mapper;
        this.steps = steps;
    }

    @Override
    public Rollout insert(
            Rollout rollout, Collection<RolloutSpecification> specifications, Collection<ContainerId> containers) {
        GeneratedKey key = new GeneratedKey();
        mapper.insert(RolloutRow.of(rollout), key);
        mapper.insertSpecifications(
                key.value(),
                specifications.stream().map(RolloutSpecificationRow::of).toList());
        try {
            steps.insertAll(key.value(), containers);
        } catch (DuplicateKeyException _) {
            throw new TakenException("selector", "a container that is in a roll-out under way");
        }
        return new Rollout(new RolloutId(key.value()), rollout.request(), rollout.progress());
    }

    @Override
    public Optional<Rollout> find(RolloutId id) {
        return mapper.find(id.value()).map(RolloutRow::toRollout);
    }

    @Override
    public Optional<Rollout> lock(RolloutId id) {
        return mapper.lock(id.value()).map(RolloutRow::toRollout);
    }

    @Override
    public Optional<Rollout> tryLock(RolloutId id) {
        return mapper.tryLock(id.value()).map(RolloutRow::toRollout);
    }

    @Override
    public void update(Rollout rollout) {
        mapper.update(RolloutRow.of(rollout));
    }

    @Override
    public List<Rollout> list(RolloutQuery query) {
        return mapper.list(query).stream().map(RolloutRow::toRollout).toList();
    }

    @Override
    public List<RolloutId> listUnderWay() {
        return mapper.listUnderWay().stream().map(RolloutId::new).toList();
    }

    @Override
    public List<RolloutSpecification> specifications(RolloutId id) {
        return mapper.specifications(id.value()).stream()
                .map(RolloutSpecificationRow::toSpecification)
                .toList();
    }

    @Override
    public List<RolloutStep> steps(RolloutId id) {
        return steps.list(id.value()).stream().map(RolloutStepRow::toStep).toList();
    }

    @Override
    public List<RolloutStep> stepsIn(RolloutId id, StepState state, int limit) {
        return steps.listIn(id.value(), state, limit).stream()
                .map(RolloutStepRow::toStep)
                .toList();
    }

    @Override
    public Map<RolloutId, Map<StepState, Integer>> countSteps(Collection<RolloutId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : steps.count(ids.stream().map(RolloutId::value).toList()).stream()
                        .collect(Collectors.groupingBy(
                                count -> new RolloutId(count.rolloutId()),
                                Collectors.toMap(RolloutStepMapper.Count::state, RolloutStepMapper.Count::steps)));
    }

    @Override
    public void updateSteps(RolloutId id, Collection<RolloutStep> changed) {
        if (!changed.isEmpty()) {
            steps.updateAll(id.value(), changed.stream().map(RolloutStepRow::of).toList());
        }
    }

    @Override
    public void leaveWaiting(RolloutId id) {
        steps.leaveWaiting(id.value());
    }

    @Override
    public Map<ContainerId, RolloutId> underWay(Collection<ContainerId> containers) {
        return containers.isEmpty()
                ? Map.of()
                : steps.open(containers).stream()
                        .collect(Collectors.toMap(
                                open -> new ContainerId(open.containerId()), open -> new RolloutId(open.rolloutId())));
    }

    @Override
    public Set<String> keyIds() {
        return SecretKeyIds.of(mapper.secretEnvironments());
    }
}
