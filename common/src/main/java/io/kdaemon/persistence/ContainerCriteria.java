package io.kdaemon.persistence;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.container.ContainerQuery;
import io.kdaemon.container.ObservedState;
import io.kdaemon.node.NodeId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query in terms of the indexes.
 *
 * @param removed leads every index: whether living or removed containers are meant; null when both
 */
record ContainerCriteria(
        @Nullable String name,
        Set<ObservedState> statuses,
        @Nullable Boolean removed,
        @Nullable Long nodeId,
        @Nullable Long applicationId,
        long after,
        int limit) {

    static ContainerCriteria of(ContainerQuery query) {
        return new ContainerCriteria(
                query.name(),
                query.statuses(),
                removed(query.statuses()),
                Optional.ofNullable(query.nodeId()).map(NodeId::value).orElse(null),
                Optional.ofNullable(query.applicationId())
                        .map(ApplicationId::value)
                        .orElse(null),
                query.after(),
                query.limit());
    }

    private static @Nullable Boolean removed(Set<ObservedState> statuses) {
        if (!statuses.contains(ObservedState.REMOVED)) {
            return false;
        }
        return statuses.size() == 1 ? true : null;
    }
}
