package io.kdaemon.dockerworker.engine;

import io.kdaemon.messaging.contract.ContainerRef;
import io.kdaemon.messaging.contract.ObserveNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Containers that are ours without our labels: somebody else has made them, and they were taken over as they ran. Docker-workers know of them
 * only what they are told with each command.
 *
 * @param owners by the engine's ids
 */
public record Adoptions(Map<String, Ownership> owners) {

    public static final Adoptions NONE = new Adoptions(Map.of());

    public Adoptions {
        owners = Map.copyOf(owners);
    }

    public static Adoptions of(ContainerRef target) {
        return target.adopted() == null ? NONE : new Adoptions(Map.of(target.adopted(), Ownership.of(target)));
    }

    public static Adoptions of(ObserveNode command) {
        return new Adoptions(command.adoptedOrNone().stream()
                .collect(Collectors.toMap(
                        ObserveNode.Adopted::engineContainerId,
                        adopted -> new Ownership(command.cluster(), adopted.containerId(), adopted.generation()))));
    }

    /** The engine, showing them as if they carried our labels and had our names. */
    public ContainerRuntime on(ContainerRuntime engine) {
        return owners.isEmpty() ? engine : new AdoptedRuntime(engine, this);
    }

    public Optional<Ownership> owner(String engineId) {
        return Optional.ofNullable(owners.get(engineId));
    }

    public Set<String> engineIds() {
        return owners.keySet();
    }

    Optional<String> engineId(String name) {
        return owners.entrySet().stream()
                .filter(entry -> entry.getValue().containerName().equals(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    EngineContainer marked(EngineContainer container) {
        return owner(container.engineId()).map(container::ownedBy).orElse(container);
    }
}
