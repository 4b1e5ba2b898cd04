package io.kdaemon.gateway.rollout;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.lifecycle.execution.Specifications;
import io.kdaemon.rollout.RolloutSpecification;
import io.kdaemon.rollout.RolloutStep;
import io.kdaemon.rollout.StepState;
import java.util.List;
import java.util.Map;

/**
 * What a roll-out would be.
 *
 * @param current what the containers have been given before
 */
record RolloutDraft(
        List<ContainerInstance> containers,
        Specifications current,
        Map<ApplicationId, RolloutSpecification> specifications) {

    RolloutSpecification wanted(ContainerInstance container) {
        return specifications.get(container.identity().applicationId());
    }

    List<ContainerId> ids() {
        return containers.stream().map(ContainerInstance::id).toList();
    }

    /** What would become of each if its turn came now. */
    List<RolloutStep> foreseen() {
        return containers.stream().map(this::foreseen).toList();
    }

    private RolloutStep foreseen(ContainerInstance container) {
        boolean isUnchanged = wanted(container).isHadBy(container, current.find(container));
        return new RolloutStep(
                container.id(), isUnchanged ? StepState.UNCHANGED : StepState.WAITING, null, null, null, null);
    }
}
