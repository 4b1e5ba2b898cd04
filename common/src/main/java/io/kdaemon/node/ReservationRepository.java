package io.kdaemon.node;

import io.kdaemon.container.ContainerId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What is promised on nodes to containers. All methods take part in the caller's transaction. */
public interface ReservationRepository {

    /** One container's share of a node. */
    record Reservation(ContainerId containerId, NodeId nodeId, Resources amount, Instant createdAt) {}

    /**
     * Reserves room by one conditional update: only if the node is enabled and what is reserved on it plus {@code amount} stays within
     * {@code limit}. A container that holds a reservation already keeps that one only if it is on the same node.
     *
     * <p>The node stays locked until the transaction ends: claim several in order of node id, or two transactions deadlock.
     *
     * @return false when there is no room any more
     */
    boolean claim(Reservation reservation, Resources limit);

    /** Gives the containers' reservations back, node by node in order of id; nothing happens for those that have none. */
    void release(Collection<ContainerId> containerIds);

    default void release(ContainerId containerId) {
        release(List.of(containerId));
    }

    /** Reservations made after the given time: those a sample of that age cannot show yet. */
    List<Reservation> listSince(Instant since);
}
