package io.kdaemon.planning.cluster;

import io.kdaemon.container.ContainerId;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.node.ReservationRepository.Reservation;
import io.kdaemon.node.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The reservations of the last while, kept in memory: all of them would be a long list to ask for again and again, so only what has come since
 * the last look is asked for. One that was given back meanwhile stays here until it is old.
 */
final class RecentReservations {

    /** How far back a look reaches behind the one before: what was reserved then may have been committed only later, by another clock. */
    private static final Duration OVERLAP = Duration.ofSeconds(2);

    private final ReservationRepository repository;
    private final Duration horizon;
    private final Map<ContainerId, Reservation> recent = new HashMap<>();
    private Instant lookedAt = Instant.MIN;

    RecentReservations(ReservationRepository repository, Duration horizon) {
        this.repository = repository;
        this.horizon = horizon;
    }

    void refresh(Instant now) {
        Instant oldest = now.minus(horizon);
        Instant since = lookedAt.isBefore(oldest) ? oldest : lookedAt.minus(OVERLAP);
        repository.listSince(since).forEach(this::add);
        recent.values().removeIf(reservation -> !reservation.createdAt().isAfter(oldest));
        lookedAt = now;
    }

    void addAll(Collection<Reservation> reservations) {
        reservations.forEach(this::add);
    }

    private void add(Reservation reservation) {
        recent.put(reservation.containerId(), reservation);
    }

    /** What is reserved on each node since the time that {@code visibleUntil} tells for it. */
    Map<NodeId, Resources> since(Function<NodeId, Instant> visibleUntil) {
        Map<NodeId, Resources> amounts = new HashMap<>();
        for (Reservation reservation : recent.values()) {
            if (reservation.createdAt().isAfter(visibleUntil.apply(reservation.nodeId()))) {
                amounts.merge(reservation.nodeId(), reservation.amount(), Resources::plus);
            }
        }
        return amounts;
    }
}
