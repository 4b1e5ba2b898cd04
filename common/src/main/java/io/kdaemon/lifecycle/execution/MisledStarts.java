package io.kdaemon.lifecycle.execution;

import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.generation.RevisionRepository;
import io.kdaemon.job.JobKind;
import io.kdaemon.lifecycle.ContainerCommand.Wish;
import io.kdaemon.run.OnDependencyMoved;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which containers that a user wants started are to be told anew where things are. Nothing is asked for what nobody wants started. */
final class MisledStarts {

    private static final Set<JobKind> STARTS = Set.of(JobKind.START, JobKind.RESTART);

    private final MovedDependencies moved;
    private final ApplicationRepository applications;
    private final RevisionRepository revisions;

    MisledStarts(MovedDependencies moved, ApplicationRepository applications, RevisionRepository revisions) {
        this.moved = moved;
        this.applications = applications;
        this.revisions = revisions;
    }

    /** What has moved, in words, by container. */
    Map<ContainerId, String> of(List<Instruction> instructions, List<ContainerInstance> locked) {
        Set<ContainerId> started = instructions.stream()
                .filter(instruction -> instruction.command() instanceof Wish wish && STARTS.contains(wish.kind()))
                .map(Instruction::containerId)
                .collect(Collectors.toSet());
        return started.isEmpty()
                ? Map.of()
                : following(locked.stream()
                        .filter(container -> started.contains(container.id()))
                        .toList());
    }

    private Map<ContainerId, String> following(List<ContainerInstance> started) {
        Map<ContainerId, List<ContainerInstance>> movedFor = moved.of(started);
        List<ContainerInstance> misled = started.stream()
                .filter(container -> movedFor.containsKey(container.id()))
                .toList();
        Specifications specifications = Specifications.of(misled, applications, revisions);
        return misled.stream()
                .filter(container -> specifications
                        .find(container)
                        .filter(run -> run.options().onDependencyMoved() == OnDependencyMoved.UPDATE)
                        .isPresent())
                .collect(Collectors.toMap(
                        ContainerInstance::id, container -> MovedDependencies.words(movedFor.get(container.id()))));
    }
}
