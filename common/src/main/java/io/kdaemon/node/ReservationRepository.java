package io.kdaemon.node;

import io.kdaemon.container.ContainerId;
import java.time.Instant;
import java.util.List;

/** What is promised on nodes to containers. All methods take part in the caller's transaction. */
public interface ReservationRepository {

    /** One container's share of a node. */
    record Reservation(ContainerId containerId, NodeId nodeId, Resources amount, Instant createdAt) {}

    /**
     * Reserves room by one conditional update: only if the node is enabled and what is reserved on it plus {@code amount} stays within
     * {@code limit}. A container that holds a reservation already keeps that one only if it is on the same node.
     *
     * @return false when there is no room any more
     */
    boolean claim(Reservation reservation, Resources limit);

    /** Gives the container's reservation back; nothing happens when it has none. */
    void release(ContainerId containerId);

    /** Reservations made after the given time: those a sample of that age cannot show yet. */
    List<Reservation> listSince(Instant since);
}
