package io.kdaemon.planning.cluster;

import io.kdaemon.load.LoadTable;
import io.kdaemon.load.NodeLoad;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeFacts;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.node.ReservationRepository.Reservation;
import io.kdaemon.node.Resources;
import io.kdaemon.planning.Candidate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The nodes as candidates for a placement, in memory: the database for what is promised, the load table for what is measured. Read anew at most
 * every so often, for what other schedulers promise meanwhile is found out when room is claimed.
 */
public class NodeTable {

    private final NodeRepository nodes;
    private final LoadTable loads;
    private final Settings settings;
    private final Clock clock;
    private final RecentReservations recent;
    private List<Candidate> candidates = List.of();
    private Instant readAt = Instant.MIN;

    /** How much more than its capacity may be promised on a node, by factor. */
    public record Overcommit(double cpu, double memory) {
        Resources limit(NodeFacts facts) {
            Resources capacity = facts.capacity();
            return new Resources(Math.round(capacity.cpuMillis() * cpu), Math.round(capacity.memoryBytes() * memory));
        }
    }

    /**
     * @param settling how long a new container is not fully visible in measurements: the rate window
     * @param maxAge how old the picture may be on which is decided
     */
    public record Settings(Overcommit overcommit, Duration settling, Duration maxAge) {}

    public NodeTable(
            NodeRepository nodes, ReservationRepository reservations, LoadTable loads, Settings settings, Clock clock) {
        this.nodes = nodes;
        this.loads = loads;
        this.settings = settings;
        this.clock = clock;
        this.recent = new RecentReservations(reservations, settings.settling().multipliedBy(2));
    }

    public synchronized ClusterView view() {
        if (!clock.instant().isBefore(readAt.plus(settings.maxAge()))) {
            read();
        }
        return new ClusterView(candidates);
    }

    /** As things are right now. */
    public synchronized ClusterView freshView() {
        read();
        return new ClusterView(candidates);
    }

    /** What this scheduler has just promised itself. */
    public synchronized void promised(Collection<Reservation> reservations) {
        recent.addAll(reservations);
        ClusterView view = new ClusterView(candidates);
        reservations.forEach(reservation -> view.promise(reservation.nodeId(), reservation.amount()));
        candidates = view.candidates();
    }

    private void read() {
        Instant now = clock.instant();
        recent.refresh(now);
        Map<NodeId, Resources> pending = recent.since(this::visibleUntil);
        candidates = nodes.listAll().stream()
                .map(node -> candidate(node, pending.getOrDefault(node.id(), Resources.NONE)))
                .toList();
        readAt = now;
    }

    /** Nothing is pending where no load is known: all that is promised counts there. */
    private Instant visibleUntil(NodeId node) {
        NodeLoad load = loads.of(node).loadOrNull();
        return load == null ? Instant.MAX : load.sampledAt().minus(settings.settling());
    }

    /** What has been given back is neither promised nor pending any more. */
    private Candidate candidate(Node node, Resources pending) {
        Resources limit = node.facts().map(settings.overcommit()::limit).orElse(Resources.NONE);
        return new Candidate(node, loads.of(node.id()), limit, node.reserved(), pending.atMost(node.reserved()));
    }
}
