package io.kdaemon.testing.persistence;

import io.kdaemon.adoption.Adoption;
import io.kdaemon.adoption.AdoptionRepository;
import io.kdaemon.container.ContainerId;
import io.kdaemon.node.NodeId;
import io.kdaemon.persistence.TakenException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

public final class InMemoryAdoptionRepository implements AdoptionRepository {

    private final List<Adoption> rows = new CopyOnWriteArrayList<>();

    @Override
    public void add(Adoption adoption) {
        if (find(adoption.nodeId(), adoption.engineContainerId()).isPresent()) {
            throw new TakenException("container_id", adoption.engineContainerId());
        }
        rows.add(adoption);
    }

    @Override
    public Optional<Adoption> find(NodeId nodeId, String engineContainerId) {
        return rows.stream().filter(row -> isIt(row, nodeId, engineContainerId)).findFirst();
    }

    @Override
    public List<Adoption> findAll(Collection<ContainerId> containers) {
        return rows.stream()
                .filter(row -> containers.contains(row.containerId()))
                .toList();
    }

    @Override
    public List<Adoption> listOn(Collection<NodeId> nodes) {
        return rows.stream()
                .filter(row -> nodes.contains(row.nodeId()))
                .sorted(Comparator.comparingLong(row -> row.containerId().value()))
                .toList();
    }

    @Override
    public void endAll(NodeId nodeId, Collection<String> engineContainerIds) {
        rows.removeIf(row -> engineContainerIds.stream().anyMatch(id -> isIt(row, nodeId, id)));
    }

    private static boolean isIt(Adoption row, NodeId nodeId, String engineContainerId) {
        return row.nodeId().equals(nodeId) && row.engineContainerId().equals(engineContainerId);
    }
}
