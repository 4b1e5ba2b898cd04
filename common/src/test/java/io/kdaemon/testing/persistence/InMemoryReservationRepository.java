package io.kdaemon.testing.persistence;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.container.ContainerId;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.node.Resources;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

public final class InMemoryReservationRepository implements ReservationRepository {

    private final InMemoryNodeRepository nodes;
    private final Map<ContainerId, Reservation> rows = new HashMap<>();

    public InMemoryReservationRepository(InMemoryNodeRepository nodes) {
        this.nodes = nodes;
    }

    /** Here nobody ever holds a node. */
    @Override
    public Set<ContainerId> claimFree(List<Claim> claims) {
        return claim(claims);
    }

    @Override
    public synchronized Set<ContainerId> claim(List<Claim> claims) {
        return claims.stream()
                .filter(claim -> claim(claim.reservation(), claim))
                .map(claim -> claim.reservation().containerId())
                .collect(Collectors.toSet());
    }

    private boolean claim(Reservation reservation, Claim claim) {
        Reservation held = rows.get(reservation.containerId());
        if (held != null && held.nodeId().equals(reservation.nodeId())) {
            return true;
        }
        boolean fits = nodes.find(reservation.nodeId())
                .filter(Node::enabled)
                .map(node -> node.reserved().plus(reservation.amount()))
                .filter(sum -> sum.isWithin(claim.limit()))
                .filter(_ -> claim.company().accepts(applicationsOn(reservation.nodeId())))
                .isPresent();
        if (fits) {
            giveBack(reservation.containerId());
            addReserved(reservation.nodeId(), reservation.amount());
            rows.put(reservation.containerId(), reservation);
        }
        return fits;
    }

    @Override
    public synchronized void release(Collection<ContainerId> containerIds) {
        containerIds.forEach(this::giveBack);
    }

    private void giveBack(ContainerId containerId) {
        Reservation held = rows.remove(containerId);
        if (held != null) {
            addReserved(held.nodeId(), Resources.NONE.minus(held.amount()));
        }
    }

    private Set<ApplicationId> applicationsOn(NodeId node) {
        return rows.values().stream()
                .filter(reservation -> reservation.nodeId().equals(node))
                .map(Reservation::applicationId)
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized List<Residence> listResidences() {
        Map<List<Object>, Integer> counts = new HashMap<>();
        rows.values().forEach(row -> counts.merge(List.of(row.nodeId(), row.applicationId()), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> new Residence(
                        (NodeId) entry.getKey().getFirst(),
                        (ApplicationId) entry.getKey().getLast(),
                        entry.getValue()))
                .toList();
    }

    @Override
    public synchronized List<Reservation> listSince(Instant since) {
        return rows.values().stream()
                .filter(reservation -> reservation.createdAt().isAfter(since))
                .sorted(Comparator.comparing(Reservation::createdAt)
                        .thenComparing(reservation -> reservation.containerId().value()))
                .toList();
    }

    private void addReserved(NodeId nodeId, Resources amount) {
        nodes.find(nodeId)
                .ifPresent(node -> nodes.setReserved(nodeId, node.reserved().plus(amount)));
    }
}
