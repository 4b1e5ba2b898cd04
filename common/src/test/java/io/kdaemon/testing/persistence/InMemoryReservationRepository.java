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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

public final class InMemoryReservationRepository implements ReservationRepository {

    private final InMemoryNodeRepository nodes;
    private final Map<ContainerId, Reservation> rows = new HashMap<>();
    private final Map<ContainerId, Reservation> kept = new HashMap<>();

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

    @Override
    public synchronized void keep(Collection<ContainerId> containerIds) {
        releaseKept(containerIds);
        containerIds.forEach(id -> Optional.ofNullable(rows.remove(id)).ifPresent(held -> kept.put(id, held)));
    }

    @Override
    public synchronized void restore(Collection<ContainerId> containerIds) {
        containerIds.stream().filter(kept::containsKey).toList().forEach(id -> {
            giveBack(id);
            rows.put(id, Objects.requireNonNull(kept.remove(id)));
        });
    }

    @Override
    public synchronized void releaseKept(Collection<ContainerId> containerIds) {
        containerIds.forEach(id -> giveBack(kept.remove(id)));
    }

    private void giveBack(ContainerId containerId) {
        giveBack(rows.remove(containerId));
    }

    private void giveBack(@Nullable Reservation held) {
        if (held != null) {
            addReserved(held.nodeId(), Resources.NONE.minus(held.amount()));
        }
    }

    private Set<ApplicationId> applicationsOn(NodeId node) {
        return all().filter(reservation -> reservation.nodeId().equals(node))
                .map(Reservation::applicationId)
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized List<Residence> listResidences() {
        Map<List<Object>, Integer> counts = new HashMap<>();
        all().forEach(row -> counts.merge(List.of(row.nodeId(), row.applicationId()), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> new Residence(
                        (NodeId) entry.getKey().getFirst(),
                        (ApplicationId) entry.getKey().getLast(),
                        entry.getValue()))
                .toList();
    }

    @Override
    public synchronized List<Reservation> listSince(Instant since) {
        return all().filter(reservation -> reservation.createdAt().isAfter(since))
                .sorted(Comparator.comparing(Reservation::createdAt)
                        .thenComparing(reservation -> reservation.containerId().value()))
                .toList();
    }

    private Stream<Reservation> all() {
        return Stream.concat(rows.values().stream(), kept.values().stream());
    }

    private void addReserved(NodeId nodeId, Resources amount) {
        nodes.find(nodeId)
                .ifPresent(node -> nodes.setReserved(nodeId, node.reserved().plus(amount)));
    }
}
