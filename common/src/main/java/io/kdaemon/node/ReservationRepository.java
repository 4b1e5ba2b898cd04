package io.kdaemon.node;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.container.ContainerId;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** What is promised on nodes to containers. All methods take part in the caller's transaction. */
public interface ReservationRepository {

    /** One container's share of a node. */
    record Reservation(
            ContainerId containerId, ApplicationId applicationId, NodeId nodeId, Resources amount, Instant createdAt) {}

    /**
     * @param limit up to which room may be promised on the reservation's node, all reservations together
     * @param company who has to be on the node already, and who must not be
     */
    record Claim(Reservation reservation, Resources limit, Company company) {}

    /**
     * Applications that have something reserved on a node.
     *
     * @param wanted each of them is needed
     * @param unwanted none of them is borne
     */
    record Company(Set<ApplicationId> wanted, Set<ApplicationId> unwanted) {
        public static final Company ANY = new Company(Set.of(), Set.of());

        public boolean accepts(Set<ApplicationId> present) {
            return present.containsAll(wanted) && Collections.disjoint(present, unwanted);
        }
    }

    /** How many containers of an application have something reserved on a node. */
    record Residence(NodeId nodeId, ApplicationId applicationId, int containers) {}

    /**
     * Reserves room for each claim whose node is enabled and where what is reserved already, by earlier claims of the list too, plus its
     * amount stays within its limit, and whose company there is as it asks for. A container that holds a reservation on that node already keeps it; one on another node is given back.
     *
     * <p>The nodes are locked, in order of id, until the transaction ends.
     *
     * @return the containers that have got what they claimed
     */
    Set<ContainerId> claim(List<Claim> claims);

    /**
     * As {@link #claim}, but waits for nobody: a node that others hold locked counts as full. For a transaction that has claimed before: it would
     * lock nodes out of order, and two of its kind could deadlock.
     */
    Set<ContainerId> claimFree(List<Claim> claims);

    /** Gives the containers' reservations back, node by node in order of id; nothing happens for those that have none. */
    void release(Collection<ContainerId> containerIds);

    default void release(ContainerId containerId) {
        release(List.of(containerId));
    }

    /** What the containers have now is kept for the generation that stands by; their new ones claim room of their own. */
    void keep(Collection<ContainerId> containerIds);

    /** What was kept is the container's again, in place of what it has now; nothing happens for those that nothing is kept for. */
    void restore(Collection<ContainerId> containerIds);

    /** Gives back what was kept. */
    void releaseKept(Collection<ContainerId> containerIds);

    /** Who lives where, by reservations, those included that are kept. */
    List<Residence> listResidences();

    /** Reservations made after the given time: those a sample of that age cannot show yet. */
    List<Reservation> listSince(Instant since);
}
