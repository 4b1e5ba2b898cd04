package io.kdaemon.dockerworker.observation;

import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.EngineContainer;
import io.kdaemon.dockerworker.engine.Ownership;
import io.kdaemon.dockerworker.probe.Finding;
import io.kdaemon.dockerworker.probe.ProbeWatch;
import io.kdaemon.messaging.contract.ContainerSighted;
import io.kdaemon.messaging.contract.EngineView;
import io.kdaemon.messaging.contract.NodeObserved;
import io.kdaemon.messaging.contract.NodeObserved.EngineFacts;
import io.kdaemon.messaging.contract.ObserveNode;
import io.kdaemon.messaging.contract.Sighting;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks one engine for our containers. Everything is dated by the moment before it was asked for. */
record NodeLook(ObserveNode command, ContainerRuntime engine, ProbeWatch probes, Clock clock) {

    /** What there was of ours. */
    record Listing(Instant at, List<EngineContainer> containers) {}

    Listing list() {
        Instant at = clock.instant();
        List<EngineContainer> ours = engine.list(command.cluster()).stream()
                .filter(container -> container.ownership().stream()
                        .anyMatch(owner -> owner.cluster().equals(command.cluster())))
                .toList();
        return new Listing(at, ours);
    }

    NodeObserved observed(EngineFacts facts, Listing listing, EngineView view) {
        List<Sighting> sightings = listing.containers().stream()
                .map(container -> sighting(container.ownership().orElseThrow(), container))
                .toList();
        List<String> gone = gone(listing.containers());
        return new NodeObserved(
                command.node().nodeId(), listing.at(), facts, sightings, view, gone.isEmpty() ? null : gone);
    }

    /** Of what was adopted it is said that it is not there: that it is not in the list might mean that nobody had asked. */
    private List<String> gone(List<EngineContainer> found) {
        Set<String> there = found.stream().map(EngineContainer::engineId).collect(Collectors.toSet());
        return command.adoptedOrNone().stream()
                .map(ObserveNode.Adopted::engineContainerId)
                .filter(id -> !there.contains(id))
                .toList();
    }

    /** By name: should the container have been made anew meanwhile, the new one is what there is to see. */
    ContainerSighted at(Ownership owner) {
        Instant at = clock.instant();
        Sighting sighting = engine.inspect(owner.containerName())
                .filter(container -> container.belongsTo(owner))
                .map(container -> seen(owner, container))
                .orElseGet(() -> gone(owner));
        return new ContainerSighted(command.node().nodeId(), at, sighting);
    }

    private Sighting seen(Ownership owner, EngineContainer container) {
        probes.seen(engineUri(), container);
        return sighting(owner, container);
    }

    private Sighting gone(Ownership owner) {
        probes.forget(engineUri(), owner);
        return Sightings.gone(owner);
    }

    String engineUri() {
        return command.node().engineUri();
    }

    private Sighting sighting(Ownership owner, EngineContainer container) {
        Finding finding = probes.finding(engineUri(), container).orElse(null);
        return Sightings.of(owner, container, command.node().advertisedHost(), finding, isAdopted(container));
    }

    private boolean isAdopted(EngineContainer container) {
        return command.adoptedOrNone().stream()
                .anyMatch(adopted -> adopted.engineContainerId().equals(container.engineId()));
    }
}
