package io.kdaemon.persistence;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerQuery;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.node.NodeId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;

final class MyBatisContainerRepository implements ContainerRepository {

    private static final long NEW = 0;

    private final ContainerMapper mapper;

    MyBatisContainerRepository(ContainerMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<ContainerInstance> insertAll(List<ContainerInstance> containers) {
        if (containers.isEmpty()) {
            return List.of();
        }
        List<GeneratedKey> keys =
                Stream.generate(GeneratedKey::new).limit(containers.size()).toList();
        try {
            mapper.insertAll(containers.stream().map(ContainerRow::of).toList(), keys);
        } catch (DuplicateKeyException e) {
            throw new TakenException("name", taken(containers, String.valueOf(e.getMessage())));
        }
        return IntStream.range(0, keys.size())
                .mapToObj(i -> stored(containers.get(i), keys.get(i)))
                .toList();
    }

    private static ContainerInstance stored(ContainerInstance container, GeneratedKey key) {
        return new ContainerInstance(
                new ContainerId(key.value()),
                container.identity(),
                container.lifecycle(),
                container.assignment(),
                container.timestamps(),
                container.succession(),
                NEW);
    }

    /** The server names the one that it has found. */
    private static String taken(List<ContainerInstance> containers, String message) {
        return containers.stream()
                .map(container -> container.identity().name())
                .filter(name -> containers.size() == 1 || message.contains("'" + name + "'"))
                .collect(Collectors.joining("', '"));
    }

    @Override
    public Optional<ContainerInstance> find(ContainerId id) {
        return mapper.find(id.value()).map(ContainerRow::toContainer);
    }

    @Override
    public List<ContainerInstance> findAll(Collection<ContainerId> ids) {
        return ids.isEmpty()
                ? List.of()
                : containers(mapper.findAll(ids.stream().map(ContainerId::value).toList()));
    }

    @Override
    public Optional<ContainerInstance> findByName(String name) {
        return mapper.findByLiveName(name).map(ContainerRow::toContainer);
    }

    @Override
    public List<ContainerInstance> lock(Collection<ContainerId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return containers(mapper.lock(ids.stream().map(ContainerId::value).toList()));
    }

    @Override
    public void update(ContainerInstance container) {
        boolean updated;
        try {
            updated = mapper.update(ContainerRow.of(container));
        } catch (DuplicateKeyException _) {
            throw new TakenException("name", container.identity().name());
        }
        if (!updated) {
            throw new StaleVersionException("container", container.id().value(), container.version());
        }
    }

    @Override
    public void updateLifecycles(Collection<ContainerInstance> containers) {
        if (containers.isEmpty()) {
            return;
        }
        List<ContainerRow> rows = containers.stream().map(ContainerRow::of).toList();
        if (mapper.updateLifecycles(rows) != rows.size()) {
            throw new StaleVersionException(rows.stream().map(ContainerRow::id).toList());
        }
    }

    @Override
    public List<ContainerInstance> list(ContainerQuery query) {
        return containers(mapper.list(ContainerCriteria.of(query)));
    }

    @Override
    public List<ContainerInstance> listOnNodes(Collection<NodeId> nodes) {
        if (nodes.isEmpty()) {
            return List.of();
        }
        return containers(mapper.listOnNodes(nodes.stream().map(NodeId::value).toList()));
    }

    @Override
    public List<ContainerInstance> listUpdating() {
        return containers(mapper.listUpdating());
    }

    @Override
    public List<String> newestNames(ApplicationId applicationId, int limit) {
        return mapper.newestNames(applicationId.value(), limit);
    }

    @Override
    public Map<NodeId, Integer> countByNode() {
        return mapper.countByNode().stream()
                .collect(Collectors.toMap(count -> new NodeId(count.nodeId()), ContainerMapper.NodeCount::containers));
    }

    private static List<ContainerInstance> containers(List<ContainerRow> rows) {
        return rows.stream().map(ContainerRow::toContainer).toList();
    }
}
