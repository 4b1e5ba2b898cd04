package io.kdaemon.lifecycle.execution;

import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.DesiredState;
import io.kdaemon.generation.RevisionRepository;
import io.kdaemon.lifecycle.ContainerCommand.ReportSeenStopped;
import io.kdaemon.run.RestartPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether containers that ended are brought back. Nothing is asked for those that did not end, which are nearly all. */
final class RestartPolicies {

    private final ApplicationRepository applications;
    private final RevisionRepository revisions;

    RestartPolicies(ApplicationRepository applications, RevisionRepository revisions) {
        this.applications = applications;
        this.revisions = revisions;
    }

    Map<ContainerId, RestartPolicy> ofEnded(List<Instruction> instructions, List<ContainerInstance> locked) {
        Set<ContainerId> seenEnded = instructions.stream()
                .filter(instruction ->
                        instruction.command() instanceof ReportSeenStopped stopped && stopped.exitCode() != null)
                .map(Instruction::containerId)
                .collect(Collectors.toSet());
        List<ContainerInstance> ended = locked.stream()
                .filter(container -> seenEnded.contains(container.id()) && container.desired() == DesiredState.RUNNING)
                .toList();
        return ended.isEmpty() ? Map.of() : policies(ended);
    }

    private Map<ContainerId, RestartPolicy> policies(List<ContainerInstance> containers) {
        Specifications specifications = Specifications.of(containers, applications, revisions);
        Map<ContainerId, RestartPolicy> policies = new HashMap<>();
        containers.forEach(container -> specifications
                .find(container)
                .ifPresent(run -> policies.put(container.id(), run.options().restart())));
        return policies;
    }
}
