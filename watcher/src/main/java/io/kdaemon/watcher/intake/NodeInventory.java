package io.kdaemon.watcher.intake;

import io.kdaemon.adoption.AdoptionRepository;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobId;
import io.kdaemon.job.JobRepository;
import io.kdaemon.lifecycle.ContainerCommand.Origin;
import io.kdaemon.lifecycle.ContainerCommand.ReportSeenGone;
import io.kdaemon.lifecycle.Decision;
import io.kdaemon.lifecycle.LifecycleDecider;
import io.kdaemon.lifecycle.Situation;
import io.kdaemon.lifecycle.execution.Instruction;
import io.kdaemon.lifecycle.execution.Instruction.Cause;
import io.kdaemon.messaging.contract.NodeObserved;
import io.kdaemon.node.NodeId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares what a node holds with what it should hold. Nearly always the two agree, so the law is asked first on an unlocked view: what it
 * would ignore is dropped, and quiet nodes cost two reads a batch and no lock. A difference missed that way is found by the next observation.
 */
class NodeInventory {

    private final ContainerRepository containers;
    private final JobRepository jobs;
    private final AdoptionRepository adoptions;
    private final LifecycleDecider decider;
    private final Clock clock;

    NodeInventory(
            ContainerRepository containers,
            JobRepository jobs,
            AdoptionRepository adoptions,
            LifecycleDecider decider,
            Clock clock) {
        this.containers = containers;
        this.jobs = jobs;
        this.adoptions = adoptions;
        this.decider = decider;
        this.clock = clock;
    }

    /** What shall be on the nodes, as it is stored now. */
    Expected expected(Collection<NodeId> nodes) {
        List<ContainerInstance> expected = containers.listOnNodes(nodes);
        Map<Long, List<ContainerInstance>> byNode = expected.stream()
                .collect(Collectors.groupingBy(
                        container -> container.nodeId().orElseThrow().value()));
        return new Expected(byNode, situations(expected));
    }

    /** Without what docker-workers take for ours although it has been released since they were told of it. */
    List<StatusMessage> withoutReleased(List<StatusMessage> messages) {
        return new AdoptedSightings(adoptions).current(messages);
    }

    /** What the engines do not have any more: should it come back, then made by us. */
    void forgetGone(Stream<NodeObserved> observations) {
        observations.forEach(observed -> adoptions.endAll(new NodeId(observed.nodeId()), observed.goneOrNone()));
    }

    /** What shall be on the nodes of a batch of observations. */
    final class Expected {

        private final Map<Long, List<ContainerInstance>> byNode;
        private final Map<ContainerId, Situation> situations;

        private Expected(Map<Long, List<ContainerInstance>> byNode, Map<ContainerId, Situation> situations) {
            this.byNode = byNode;
            this.situations = situations;
        }

        /** What has to be done about the observation, including what is missing on the node. */
        List<Instruction> differences(NodeObserved observed, Cause cause) {
            List<ContainerInstance> onNode = byNode.getOrDefault(observed.nodeId(), List.of());
            return Stream.concat(StatusTranslator.translate(observed, cause).stream(), missing(observed, onNode, cause))
                    .filter(this::matters)
                    .toList();
        }

        /** What is not expected on these nodes at all always matters. */
        private boolean matters(Instruction instruction) {
            Situation situation = situations.get(instruction.containerId());
            return situation == null || decider.decide(situation, instruction.command()) instanceof Decision.Apply;
        }
    }

    private Stream<Instruction> missing(NodeObserved observed, List<ContainerInstance> expected, Cause cause) {
        Set<Generation> seen = observed.containers().stream()
                .map(sighting -> new Generation(sighting.containerId(), sighting.generation()))
                .collect(Collectors.toSet());
        NodeId nodeId = new NodeId(observed.nodeId());
        List<ContainerInstance> unseen = expected.stream()
                .filter(container ->
                        !seen.contains(new Generation(container.id().value(), container.generation())))
                .toList();
        Set<Generation> unasked = unasked(observed, unseen);
        return unseen.stream()
                .filter(container ->
                        !unasked.contains(new Generation(container.id().value(), container.generation())))
                .map(container -> new Instruction(
                        container.id(),
                        new ReportSeenGone(new Origin(nodeId, container.generation(), observed.at())),
                        cause));
    }

    /** What was adopted after the observation had been asked for could not be seen: of others it is said that they are gone. */
    private Set<Generation> unasked(NodeObserved observed, List<ContainerInstance> unseen) {
        return adoptions.findAll(unseen.stream().map(ContainerInstance::id).toList()).stream()
                .filter(adoption -> !observed.goneOrNone().contains(adoption.engineContainerId()))
                .map(adoption -> new Generation(adoption.containerId().value(), adoption.generation()))
                .collect(Collectors.toSet());
    }

    private Map<ContainerId, Situation> situations(List<ContainerInstance> expected) {
        List<JobId> jobIds = expected.stream()
                .map(ContainerInstance::jobId)
                .flatMap(Optional::stream)
                .toList();
        Map<JobId, Job> jobById = jobIds.isEmpty()
                ? Map.of()
                : jobs.findAll(jobIds).stream().collect(Collectors.toMap(Job::id, Function.identity()));
        Instant now = clock.instant();
        return expected.stream()
                .collect(Collectors.toMap(
                        ContainerInstance::id,
                        container -> new Situation(
                                container, container.jobId().map(jobById::get).orElse(null), now)));
    }

    private record Generation(long containerId, int generation) {}
}
