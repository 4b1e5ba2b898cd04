package io.kdaemon.testing.persistence;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerQuery;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.container.ObservedState;
import io.kdaemon.node.NodeId;
import io.kdaemon.persistence.StaleVersionException;
import io.kdaemon.persistence.TakenException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public final class InMemoryContainerRepository implements ContainerRepository {

    private final NavigableMap<Long, ContainerInstance> rows = new TreeMap<>();
    private long lastId;

    @Override
    public synchronized List<ContainerInstance> insertAll(List<ContainerInstance> containers) {
        NavigableMap<Long, ContainerInstance> before = new TreeMap<>(rows);
        try {
            return containers.stream().map(this::insertOne).toList();
        } catch (TakenException e) {
            rows.clear();
            rows.putAll(before);
            throw e;
        }
    }

    private ContainerInstance insertOne(ContainerInstance container) {
        ContainerInstance stored = stored(container, new ContainerId(lastId + 1), 0);
        requireFreeName(stored);
        lastId++;
        rows.put(lastId, stored);
        return stored;
    }

    @Override
    public synchronized Optional<ContainerInstance> find(ContainerId id) {
        return Optional.ofNullable(rows.get(id.value()));
    }

    @Override
    public synchronized Optional<ContainerInstance> findByName(String name) {
        return living().filter(container -> container.identity().name().equals(name))
                .findFirst();
    }

    @Override
    public synchronized List<ContainerInstance> lock(Collection<ContainerId> ids) {
        return rows.values().stream()
                .filter(container -> ids.contains(container.id()))
                .toList();
    }

    @Override
    public synchronized void update(ContainerInstance container) {
        ContainerInstance old = rows.get(container.id().value());
        if (old == null || old.version() != container.version()) {
            throw new StaleVersionException("container", container.id().value(), container.version());
        }
        requireFreeName(container);
        rows.put(container.id().value(), stored(container, container.id(), container.version() + 1));
    }

    @Override
    public synchronized void updateLifecycles(Collection<ContainerInstance> containers) {
        containers.forEach(container -> update(new ContainerInstance(
                container.id(),
                find(container.id()).orElse(container).identity(),
                container.lifecycle(),
                container.assignment(),
                container.timestamps(),
                container.succession(),
                container.version())));
    }

    @Override
    public synchronized List<ContainerInstance> list(ContainerQuery query) {
        return rows.tailMap(query.after(), false).values().stream()
                .filter(container -> matches(query, container))
                .limit(query.limit())
                .toList();
    }

    @Override
    public synchronized List<ContainerInstance> findAll(Collection<ContainerId> ids) {
        return rows.values().stream()
                .filter(container -> ids.contains(container.id()))
                .toList();
    }

    @Override
    public synchronized List<ContainerInstance> listOnNodes(Collection<NodeId> nodes) {
        return rows.values().stream()
                .filter(container -> container.observed() != ObservedState.REMOVED)
                .filter(container -> container.nodeId().filter(nodes::contains).isPresent())
                .toList();
    }

    @Override
    public synchronized List<ContainerInstance> listUpdating() {
        return living().filter(container -> container.update().isPresent()).toList();
    }

    @Override
    public synchronized List<String> newestNames(ApplicationId applicationId, int limit) {
        return rows.descendingMap().values().stream()
                .filter(container -> container.observed() != ObservedState.REMOVED)
                .map(ContainerInstance::identity)
                .filter(identity -> identity.applicationId().equals(applicationId))
                .limit(limit)
                .map(ContainerInstance.Identity::name)
                .toList();
    }

    @Override
    public synchronized Map<NodeId, Integer> countByNode() {
        return living().flatMap(container -> container.nodeId().stream())
                .collect(Collectors.toMap(node -> node, _ -> 1, Integer::sum));
    }

    private Stream<ContainerInstance> living() {
        return rows.values().stream().filter(container -> container.observed() != ObservedState.REMOVED);
    }

    private void requireFreeName(ContainerInstance container) {
        String name = container.identity().name();
        boolean taken = findByName(name)
                .filter(holder -> !holder.id().equals(container.id()))
                .isPresent();
        if (taken && container.observed() != ObservedState.REMOVED) {
            throw new TakenException("name", name);
        }
    }

    private static boolean matches(ContainerQuery query, ContainerInstance container) {
        boolean status = query.statuses().isEmpty()
                ? container.observed() != ObservedState.REMOVED
                : query.statuses().contains(container.observed());
        return status
                && (query.name() == null
                        || query.name().equals(container.identity().name()))
                && (query.nodeId() == null
                        || query.nodeId().equals(container.assignment().nodeId())
                        || container
                                .update()
                                .filter(update -> update.standsBy(query.nodeId()))
                                .isPresent())
                && (query.applicationId() == null
                        || query.applicationId().equals(container.identity().applicationId()));
    }

    private static ContainerInstance stored(ContainerInstance container, ContainerId id, long version) {
        return new ContainerInstance(
                id,
                container.identity(),
                container.lifecycle(),
                container.assignment(),
                container.timestamps(),
                container.succession(),
                version);
    }
}
