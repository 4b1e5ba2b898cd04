package io.kdaemon.container;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.node.NodeId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which containers to list. Null means any.
 *
 * @param name exact name
 * @param statuses empty means every state but REMOVED
 * @param nodeId on this node, or with a generation that stands by there
 * @param after only ids above this one
 */
public record ContainerQuery(
        @Nullable String name,
        Set<ObservedState> statuses,
        @Nullable NodeId nodeId,
        @Nullable ApplicationId applicationId,
        long after,
        int limit) {

    public static final int NO_LIMIT = Integer.MAX_VALUE;

    public ContainerQuery {
        statuses = Set.copyOf(statuses);
    }

    public static ContainerQuery onNode(NodeId nodeId) {
        return new ContainerQuery(null, Set.of(), nodeId, null, 0, NO_LIMIT);
    }

    public static ContainerQuery ofApplication(ApplicationId applicationId) {
        return new ContainerQuery(null, Set.of(), null, applicationId, 0, NO_LIMIT);
    }

    public static ContainerQuery inState(ObservedState state) {
        return new ContainerQuery(null, Set.of(state), null, null, 0, NO_LIMIT);
    }
}
