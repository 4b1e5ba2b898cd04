package io.kdaemon.persistence;

import io.kdaemon.container.ContainerId;
import io.kdaemon.generation.Revision;
import io.kdaemon.generation.RevisionRepository;
import io.kdaemon.secret.SealedValues;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class MyBatisRevisionRepository implements RevisionRepository, SealedValues {

    private final RevisionMapper mapper;

    MyBatisRevisionRepository(RevisionMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void saveAll(Collection<Revision> revisions) {
        if (!revisions.isEmpty()) {
            mapper.saveAll(revisions.stream().map(RevisionRow::of).toList());
        }
    }

    @Override
    public Optional<Revision> find(Revision.Key key) {
        return findAll(List.of(key)).stream().findFirst();
    }

    @Override
    public List<Revision> findAll(Collection<Revision.Key> keys) {
        return keys.isEmpty() ? List.of() : revisions(mapper.findAll(keys));
    }

    @Override
    public List<Revision> list(ContainerId containerId, int limit) {
        return revisions(mapper.list(containerId.value(), limit));
    }

    @Override
    public Set<String> imagesOf(Collection<ContainerId> containers) {
        return containers.isEmpty() ? Set.of() : Set.copyOf(mapper.imagesOf(containers));
    }

    @Override
    public Set<String> keyIds() {
        return SecretKeyIds.of(mapper.secretEnvironments());
    }

    private static List<Revision> revisions(List<RevisionRow> rows) {
        return rows.stream().map(RevisionRow::toRevision).toList();
    }
}
