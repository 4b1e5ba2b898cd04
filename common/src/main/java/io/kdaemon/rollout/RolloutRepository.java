package io.kdaemon.rollout;

import io.kdaemon.container.ContainerId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stored roll-outs. All methods take part in the caller's transaction. Always lock roll-outs before containers. */
public interface RolloutRepository {

    /**
     * Stores a new roll-out, all of whose containers wait; the id of the argument does not count.
     *
     * @throws io.kdaemon.persistence.TakenException when a container is in another that is under way
     */
    Rollout insert(
            Rollout rollout, Collection<RolloutSpecification> specifications, Collection<ContainerId> containers);

    Optional<Rollout> find(RolloutId id);

    /** Locked until the transaction ends; waits for whoever has locked it. */
    Optional<Rollout> lock(RolloutId id);

    /** As {@link #lock}, but empty as well while somebody else has locked it. */
    Optional<Rollout> tryLock(RolloutId id);

    /** Stores its progress. The caller holds the lock. */
    void update(Rollout rollout);

    /** In order of id. */
    List<Rollout> list(RolloutQuery query);

    /** Those in a state that is not final, in order of id. */
    List<RolloutId> listUnderWay();

    /** In order of application. */
    List<RolloutSpecification> specifications(RolloutId id);

    /** In order of container. */
    List<RolloutStep> steps(RolloutId id);

    /** Those in the state, in order of container. */
    List<RolloutStep> stepsIn(RolloutId id, StepState state, int limit);

    /** How many containers there are in each state; states without any are absent. */
    Map<RolloutId, Map<StepState, Integer>> countSteps(Collection<RolloutId> ids);

    /** The caller holds the lock on the roll-out. */
    void updateSteps(RolloutId id, Collection<RolloutStep> steps);

    /** The caller holds the lock on the roll-out. All containers that wait will never have their turn. */
    void leaveWaiting(RolloutId id);

    /** Those of the containers that are in a roll-out under way, each with that roll-out. */
    Map<ContainerId, RolloutId> underWay(Collection<ContainerId> containers);
}
