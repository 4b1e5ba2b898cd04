package io.kdaemon.persistence;

import io.kdaemon.adoption.Adoption;
import io.kdaemon.adoption.AdoptionRepository;
import io.kdaemon.container.ContainerId;
import io.kdaemon.node.NodeId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

final class MyBatisAdoptionRepository implements AdoptionRepository {

    private final AdoptionMapper mapper;

    MyBatisAdoptionRepository(AdoptionMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void add(Adoption adoption) {
        try {
            mapper.insert(new AdoptionMapper.Stored(
                    adoption.containerId().value(),
                    adoption.generation(),
                    adoption.nodeId().value(),
                    adoption.engineContainerId(),
                    adoption.adoptedAt()));
        } catch (DuplicateKeyException _) {
            throw new TakenException("container_id", adoption.engineContainerId());
        }
    }

    @Override
    public Optional<Adoption> find(NodeId nodeId, String engineContainerId) {
        return mapper.find(nodeId.value(), engineContainerId).map(MyBatisAdoptionRepository::adoption);
    }

    @Override
    public List<Adoption> findAll(Collection<ContainerId> containers) {
        return containers.isEmpty()
                ? List.of()
                : adoptions(mapper.findAll(
                        containers.stream().map(ContainerId::value).toList()));
    }

    @Override
    public List<Adoption> listOn(Collection<NodeId> nodes) {
        return nodes.isEmpty()
                ? List.of()
                : adoptions(mapper.listOn(nodes.stream().map(NodeId::value).toList()));
    }

    @Override
    public void endAll(NodeId nodeId, Collection<String> engineContainerIds) {
        if (!engineContainerIds.isEmpty()) {
            mapper.endAll(nodeId.value(), engineContainerIds);
        }
    }

    private static List<Adoption> adoptions(List<AdoptionMapper.Stored> rows) {
        return rows.stream().map(MyBatisAdoptionRepository::adoption).toList();
    }

    private static Adoption adoption(AdoptionMapper.Stored row) {
        return new Adoption(
                new ContainerId(row.containerId()),
                row.generation(),
                new NodeId(row.nodeId()),
                row.engineContainerId(),
                row.adoptedAt());
    }
}
