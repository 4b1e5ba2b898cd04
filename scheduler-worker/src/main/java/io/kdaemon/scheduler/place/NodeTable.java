package io.kdaemon.scheduler.place;

import io.kdaemon.node.Node;
import io.kdaemon.node.NodeFacts;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.node.ReservationRepository.Reservation;
import io.kdaemon.node.Resources;
import io.kdaemon.scheduler.load.LoadTable;
import io.kdaemon.scheduler.load.NodeLoad;
import io.kdaemon.scheduler.placement.Candidate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The nodes as candidates for a placement: the database for what is promised, the load table for what is measured. */
public class NodeTable {

    private final NodeRepository nodes;
    private final ReservationRepository reservations;
    private final LoadTable loads;
    private final Overcommit overcommit;
    private final Duration settling;
    private final Clock clock;

    /** How much more than its capacity may be promised on a node, by factor. */
    public record Overcommit(double cpu, double memory) {
        Resources limit(NodeFacts facts) {
            Resources capacity = facts.capacity();
            return new Resources(Math.round(capacity.cpuMillis() * cpu), Math.round(capacity.memoryBytes() * memory));
        }
    }

    /** @param settling how long a new container is not fully visible in measurements: the rate window */
    public NodeTable(
            NodeRepository nodes,
            ReservationRepository reservations,
            LoadTable loads,
            Overcommit overcommit,
            Duration settling,
            Clock clock) {
        this.nodes = nodes;
        this.reservations = reservations;
        this.loads = loads;
        this.overcommit = overcommit;
        this.settling = settling;
        this.clock = clock;
    }

    /** A fresh list; the caller may change it while it places one container after another. */
    public List<Candidate> candidates() {
        Instant recent = clock.instant().minus(settling).minus(settling);
        Map<NodeId, List<Reservation>> recentByNode =
                reservations.listSince(recent).stream().collect(Collectors.groupingBy(Reservation::nodeId));
        List<Candidate> candidates = new ArrayList<>();
        for (Node node : nodes.listAll()) {
            candidates.add(candidate(node, recentByNode.getOrDefault(node.id(), List.of())));
        }
        return candidates;
    }

    private Candidate candidate(Node node, List<Reservation> recent) {
        NodeLoad load = loads.of(node.id()).orElse(null);
        Resources limit = node.facts().map(overcommit::limit).orElse(Resources.NONE);
        return new Candidate(node, load, limit, node.reserved(), pending(load, recent));
    }

    private Resources pending(@Nullable NodeLoad load, List<Reservation> recent) {
        if (load == null) {
            return Resources.NONE;
        }
        Instant visibleBefore = load.sampledAt().minus(settling);
        return recent.stream()
                .filter(reservation -> reservation.createdAt().isAfter(visibleBefore))
                .map(Reservation::amount)
                .reduce(Resources.NONE, Resources::plus);
    }
}
