package io.kdaemon.gateway.load;

import io.kdaemon.gateway.load.LoadView.HistoryView;
import io.kdaemon.gateway.node.NodeDirectory;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.load.LoadReading;
import io.kdaemon.load.LoadTable;
import io.kdaemon.load.NodeLoad;
import io.kdaemon.node.Node;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.node.ReservationRepository.Reservation;
import io.kdaemon.node.Resources;
import java.time.Clock;
import java.time.Duration;

/** Puts together what is measured, what is promised and what was. */
final class NodeLoads {

    private final NodeDirectory nodes;
    private final LoadTable loads;
    private final LoadHistories histories;
    private final ReservationRepository reservations;
    private final Duration settling;
    private final Clock clock;

    /** @param settling how long a new container is not fully visible in measurements: the rate window */
    NodeLoads(
            NodeDirectory nodes,
            LoadTable loads,
            LoadHistories histories,
            ReservationRepository reservations,
            Duration settling,
            Clock clock) {
        this.nodes = nodes;
        this.loads = loads;
        this.histories = histories;
        this.reservations = reservations;
        this.settling = settling;
        this.clock = clock;
    }

    LoadView view(Reference reference, Duration span) {
        Node node = nodes.get(reference);
        LoadReading reading = loads.of(node);
        HistoryView history = HistoryView.of(histories.of(node, reading, span), span);
        return LoadView.of(node, reading, pending(node, reading), history, clock.instant());
    }

    private Resources pending(Node node, LoadReading reading) {
        NodeLoad load = reading.loadOrNull();
        if (load == null) {
            return Resources.NONE;
        }
        return reservations.listSince(load.sampledAt().minus(settling)).stream()
                .filter(reservation -> reservation.nodeId().equals(node.id()))
                .map(Reservation::amount)
                .reduce(Resources.NONE, Resources::plus);
    }
}
