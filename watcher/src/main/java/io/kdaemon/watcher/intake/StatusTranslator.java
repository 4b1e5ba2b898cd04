package io.kdaemon.watcher.intake;

import io.kdaemon.container.ContainerId;
import io.kdaemon.container.Endpoint;
import io.kdaemon.container.Protocol;
import io.kdaemon.lifecycle.ContainerCommand.Origin;
import io.kdaemon.lifecycle.ContainerCommand.Report;
import io.kdaemon.lifecycle.ContainerCommand.ReportCommandFailed;
import io.kdaemon.lifecycle.ContainerCommand.ReportLaunchFailed;
import io.kdaemon.lifecycle.ContainerCommand.ReportRemoved;
import io.kdaemon.lifecycle.ContainerCommand.ReportSeenGone;
import io.kdaemon.lifecycle.ContainerCommand.ReportSeenRunning;
import io.kdaemon.lifecycle.ContainerCommand.ReportSeenStopped;
import io.kdaemon.lifecycle.ContainerCommand.ReportStarted;
import io.kdaemon.lifecycle.ContainerCommand.ReportStarting;
import io.kdaemon.lifecycle.ContainerCommand.ReportStopped;
import io.kdaemon.lifecycle.Health;
import io.kdaemon.lifecycle.execution.Instruction;
import io.kdaemon.lifecycle.execution.Instruction.Cause;
import io.kdaemon.messaging.contract.CommandFailed;
import io.kdaemon.messaging.contract.ContainerSighted;
import io.kdaemon.messaging.contract.LaunchFailed;
import io.kdaemon.messaging.contract.LaunchStarted;
import io.kdaemon.messaging.contract.LaunchSucceeded;
import io.kdaemon.messaging.contract.MessageBody.StatusEvent;
import io.kdaemon.messaging.contract.NodeObserved;
import io.kdaemon.messaging.contract.NodeUnreachable;
import io.kdaemon.messaging.contract.PublishedPort;
import io.kdaemon.messaging.contract.RemoveSucceeded;
import io.kdaemon.messaging.contract.ReportOrigin;
import io.kdaemon.messaging.contract.Sighting;
import io.kdaemon.messaging.contract.StopSucceeded;
import io.kdaemon.node.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says in the law's words what docker-workers report. */
final class StatusTranslator {

    private static final String NO_DETAIL = "it does not run";

    private StatusTranslator() {}

    /** What the event says of containers: one instruction for most, one per sighting for an observed node. */
    static List<Instruction> translate(StatusEvent event, Cause cause) {
        return switch (event) {
            case LaunchStarted started -> about(started.origin(), new ReportStarting(origin(started.origin())), cause);
            case LaunchSucceeded succeeded -> about(succeeded.origin(), started(succeeded), cause);
            case LaunchFailed failed -> about(failed.origin(), launchFailed(failed), cause);
            case StopSucceeded stopped -> about(stopped.origin(), new ReportStopped(origin(stopped.origin())), cause);
            case RemoveSucceeded removed -> about(removed.origin(), new ReportRemoved(origin(removed.origin())), cause);
            case CommandFailed failed ->
                about(failed.origin(), new ReportCommandFailed(origin(failed.origin()), failed.reason()), cause);
            case ContainerSighted sighted ->
                List.of(sighting(sighted.nodeId(), sighted.at(), sighted.sighting(), cause));
            case NodeObserved observed ->
                observed.containers().stream()
                        .map(sighting -> sighting(observed.nodeId(), observed.at(), sighting, cause))
                        .toList();
            case NodeUnreachable _ -> List.of();
        };
    }

    private static List<Instruction> about(ReportOrigin origin, Report report, Cause cause) {
        return List.of(new Instruction(new ContainerId(origin.containerId()), report, cause));
    }

    private static Report started(LaunchSucceeded event) {
        return new ReportStarted(
                origin(event.origin()),
                event.engineContainerId(),
                endpoints(event.ports()),
                event.adopted(),
                health(event.checking()));
    }

    private static Report launchFailed(LaunchFailed event) {
        return new ReportLaunchFailed(origin(event.origin()), event.permanent(), event.reason());
    }

    private static Instruction sighting(long nodeId, Instant at, Sighting sighting, Cause cause) {
        Origin origin = new Origin(new NodeId(nodeId), sighting.generation(), at);
        return new Instruction(new ContainerId(sighting.containerId()), seen(origin, sighting), cause);
    }

    private static Report seen(Origin origin, Sighting sighting) {
        return switch (sighting.phase()) {
            case RUNNING -> seenRunning(origin, sighting, health(sighting));
            case UNHEALTHY -> seenRunning(origin, sighting, Health.UNHEALTHY);
            case STOPPED ->
                new ReportSeenStopped(
                        origin, Objects.requireNonNullElse(sighting.detail(), NO_DETAIL), sighting.exitCode());
            case GONE -> new ReportSeenGone(origin);
        };
    }

    private static Report seenRunning(Origin origin, Sighting sighting, Health health) {
        String engineContainerId = sighting.engineContainerId();
        Sighting.Probe probe = sighting.probe();
        return engineContainerId == null
                ? new ReportSeenGone(origin)
                : new ReportSeenRunning(
                        origin,
                        engineContainerId,
                        endpoints(sighting.ports()),
                        health,
                        probe == null ? null : probe.trouble());
    }

    private static Health health(Sighting sighting) {
        Sighting.Probe probe = sighting.probe();
        return probe != null && probe.unsure() ? Health.UNKNOWN : health(sighting.checking());
    }

    private static Health health(@Nullable Boolean checking) {
        return Boolean.TRUE.equals(checking) ? Health.CHECKING : Health.HEALTHY;
    }

    private static Origin origin(ReportOrigin origin) {
        return new Origin(new NodeId(origin.nodeId()), origin.generation(), origin.at());
    }

    private static List<Endpoint> endpoints(List<PublishedPort> ports) {
        return ports.stream()
                .map(port -> new Endpoint(
                        port.containerPort(), Protocol.ofWireName(port.protocol()), port.host(), port.hostPort()))
                .toList();
    }
}
