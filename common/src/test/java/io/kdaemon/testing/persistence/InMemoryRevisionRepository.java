package io.kdaemon.testing.persistence;

import io.kdaemon.container.ContainerId;
import io.kdaemon.generation.Revision;
import io.kdaemon.generation.RevisionRepository;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public final class InMemoryRevisionRepository implements RevisionRepository {

    private final Map<Revision.Key, Revision> rows = new ConcurrentHashMap<>();

    @Override
    public void saveAll(Collection<Revision> revisions) {
        revisions.forEach(revision -> rows.put(revision.key(), revision));
    }

    @Override
    public Optional<Revision> find(Revision.Key key) {
        return Optional.ofNullable(rows.get(key));
    }

    @Override
    public List<Revision> findAll(Collection<Revision.Key> keys) {
        return keys.stream()
                .distinct()
                .flatMap(key -> Stream.ofNullable(rows.get(key)))
                .toList();
    }

    @Override
    public Set<String> imagesOf(Collection<ContainerId> containers) {
        return rows.values().stream()
                .filter(revision -> containers.contains(revision.containerId()))
                .map(revision -> revision.run().image())
                .collect(Collectors.toSet());
    }

    @Override
    public List<Revision> list(ContainerId containerId, int limit) {
        return rows.values().stream()
                .filter(revision -> revision.containerId().equals(containerId))
                .sorted(Comparator.comparing(Revision::number).reversed())
                .limit(limit)
                .toList();
    }
}
