package io.kdaemon.generation;

import io.kdaemon.container.ContainerId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The stored revisions. All methods take part in the caller's transaction. */
public interface RevisionRepository {

    /** A revision of the same number is replaced: an update that was never begun leaves its number to the next one. */
    void saveAll(Collection<Revision> revisions);

    Optional<Revision> find(Revision.Key key);

    /** Those that exist, in any order. */
    List<Revision> findAll(Collection<Revision.Key> keys);

    /** Images that any revision of the containers runs. */
    Set<String> imagesOf(Collection<ContainerId> containers);

    /** Newest first. */
    List<Revision> list(ContainerId containerId, int limit);
}
