package io.kdaemon.node;

import io.kdaemon.container.ContainerId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What is promised on nodes to containers. All methods take part in the caller's transaction. */
public interface ReservationRepository {

    /** One container's share of a node. */
    record Reservation(ContainerId containerId, NodeId nodeId, Resources amount, Instant createdAt) {}

    /** @param limit up to which room may be promised on the reservation's node, all reservations together */
    record Claim(Reservation reservation, Resources limit) {}

    /**
     * Reserves room for each claim whose node is enabled and where what is reserved already, by earlier claims of the list too, plus its
     * amount stays within its limit. A container that holds a reservation on that node already keeps it; one on another node is given back.
     *
     * <p>The nodes are locked, in order of id, until the transaction ends.
     *
     * @return the containers that have got what they claimed
     */
    Set<ContainerId> claim(List<Claim> claims);

    /** Gives the containers' reservations back, node by node in order of id; nothing happens for those that have none. */
    void release(Collection<ContainerId> containerIds);

    default void release(ContainerId containerId) {
        release(List.of(containerId));
    }

    /** Reservations made after the given time: those a sample of that age cannot show yet. */
    List<Reservation> listSince(Instant since);
}
