package io.kdaemon.watcher.intake;

import io.kdaemon.container.ContainerId;
import io.kdaemon.lifecycle.execution.CommandMessages;
import io.kdaemon.lifecycle.execution.Instruction.Cause;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.contract.ContainerRef;
import io.kdaemon.messaging.contract.NodeObserved;
import io.kdaemon.messaging.contract.RemoveContainer;
import io.kdaemon.messaging.contract.Sighting;
import io.kdaemon.messaging.outbox.Outbox.Addressed;
import io.kdaemon.node.Node;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Containers that carry our cluster's label and that no record knows. Only a second observation in a row by this watcher makes them go: the
 * first may have been read while the database was being restored. Remembers nothing else, so that losing the memory only delays.
 */
class Strays {

    private static final long NO_JOB = 0;
    private static final int FIRST_ATTEMPT = 1;

    private final String cluster;
    private final int stopGraceSeconds;
    private final Clock clock;
    private final Map<Long, Set<String>> suspectsByNode = new ConcurrentHashMap<>();

    Strays(String cluster, int stopGraceSeconds, Clock clock) {
        this.cluster = cluster;
        this.stopGraceSeconds = stopGraceSeconds;
        this.clock = clock;
    }

    /** @param unknown our numbers that no record has */
    List<Addressed> removals(NodeObserved observed, Set<ContainerId> unknown, Node node, Cause cause) {
        List<Sighting> strays = observed.containers().stream()
                .filter(sighting -> unknown.contains(new ContainerId(sighting.containerId())))
                .filter(sighting -> sighting.engineContainerId() != null)
                .toList();
        Set<String> now = strays.stream().map(Sighting::engineContainerId).collect(Collectors.toSet());
        Set<String> before =
                now.isEmpty() ? suspectsByNode.remove(observed.nodeId()) : suspectsByNode.put(observed.nodeId(), now);
        return before == null
                ? List.of()
                : strays.stream()
                        .filter(stray -> before.contains(stray.engineContainerId()))
                        .map(stray -> removal(stray, node, cause))
                        .toList();
    }

    private Addressed removal(Sighting stray, Node node, Cause cause) {
        ContainerRef target = new ContainerRef(
                cluster, stray.containerId(), stray.generation(), CommandMessages.nodeRef(node), NO_JOB, FIRST_ATTEMPT);
        return new Addressed(
                Destination.DOCKER_URGENT,
                new Envelope(
                        UUID.randomUUID().toString(),
                        cause.correlationId(),
                        cause.messageId(),
                        clock.instant(),
                        new RemoveContainer(target, stopGraceSeconds)));
    }
}
