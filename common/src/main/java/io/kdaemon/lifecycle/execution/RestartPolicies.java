package io.kdaemon.lifecycle.execution;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.DesiredState;
import io.kdaemon.generation.Revision;
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

    /** A container goes by its own specification, or by its application's as long as it was never given one. */
    private Map<ContainerId, RestartPolicy> policies(List<ContainerInstance> containers) {
        Map<ContainerId, RestartPolicy> policies = new HashMap<>();
        revisions
                .findAll(containers.stream().map(RestartPolicies::revision).toList())
                .forEach(revision -> policies.put(revision.key().containerId(), policy(revision.run())));
        Map<ApplicationId, RestartPolicy> byApplication = applications
                .findAll(containers.stream()
                        .map(container -> container.identity().applicationId())
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(Application::id, application -> policy(application.run())));
        containers.forEach(container -> policies.computeIfAbsent(
                container.id(), _ -> byApplication.get(container.identity().applicationId())));
        return policies;
    }

    private static Revision.Key revision(ContainerInstance container) {
        return new Revision.Key(container.id(), container.succession().revision());
    }

    private static RestartPolicy policy(Application.RunSpec run) {
        return run.options().restart();
    }
}
