package io.kdaemon.planning.cluster;

import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.load.LoadReading;
import io.kdaemon.load.LoadTable;
import io.kdaemon.load.NodeLoad;
import io.kdaemon.node.LaunchFailureRepository;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeFacts;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.node.ReservationRepository.Reservation;
import io.kdaemon.node.Resources;
import io.kdaemon.planning.Ask;
import io.kdaemon.planning.Candidate;
import io.kdaemon.planning.Cluster;
import io.kdaemon.planning.Residents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The nodes as candidates for a placement, in memory: the database for what is promised, the load table for what is measured. Read anew at most
 * every so often, for what other schedulers promise meanwhile is found out when room is claimed.
 */
public class NodeTable {

    private final Sources sources;
    private final LoadTable loads;
    private final Settings settings;
    private final Clock clock;
    private final RecentReservations recent;
    private final Neighbourhood neighbourhood;
    private Cluster cluster = Cluster.of(List.of());
    private Resources largest = Resources.NONE;
    private Instant readAt = Instant.MIN;

    /** What is stored. */
    public record Sources(
            NodeRepository nodes,
            ReservationRepository reservations,
            LaunchFailureRepository launchFailures,
            ApplicationRepository applications) {}

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
     * @param failureMemory how long a failed launch counts against its node
     */
    public record Settings(Overcommit overcommit, Duration settling, Duration maxAge, Duration failureMemory) {}

    /** Room that was claimed, and for what. */
    public record Promise(Reservation reservation, Ask ask) {}

    public NodeTable(Sources sources, LoadTable loads, Settings settings, Clock clock) {
        this.sources = sources;
        this.loads = loads;
        this.settings = settings;
        this.clock = clock;
        this.recent = new RecentReservations(
                sources.reservations(), settings.settling().multipliedBy(2));
        this.neighbourhood = new Neighbourhood(sources.reservations(), sources.applications());
    }

    public synchronized Cluster view() {
        refresh();
        return cluster.copy();
    }

    /** The most there is of each on any enabled node; {@link Resources#NONE} while none is known. */
    public synchronized Resources largestNode() {
        refresh();
        return largest;
    }

    /** As things are right now. */
    public synchronized Cluster freshView() {
        read();
        return cluster.copy();
    }

    /** What this scheduler has just promised itself. */
    public synchronized void promised(Collection<Promise> promises) {
        recent.addAll(promises.stream().map(Promise::reservation).toList());
        promises.forEach(promise -> cluster.promise(promise.reservation().nodeId(), promise.ask()));
    }

    private void refresh() {
        if (!clock.instant().isBefore(readAt.plus(settings.maxAge()))) {
            read();
        }
    }

    private void read() {
        Instant now = clock.instant();
        recent.refresh(now);
        List<Node> nodes = sources.nodes().listAll();
        Map<NodeId, LoadReading> readings = nodes.stream().collect(Collectors.toMap(Node::id, loads::of));
        Map<NodeId, Resources> pending = recent.since(node -> visibleUntil(readings.get(node)));
        Map<NodeId, Residents> residents = neighbourhood.read(now);
        Map<NodeId, Integer> failures = sources.launchFailures().countSince(now.minus(settings.failureMemory()));
        cluster = Cluster.of(nodes.stream()
                .map(node -> candidate(
                        node,
                        readings.get(node.id()),
                        pending.getOrDefault(node.id(), Resources.NONE),
                        residents.getOrDefault(node.id(), Residents.NONE),
                        failures.getOrDefault(node.id(), 0)))
                .toList());
        largest = cluster.candidates().stream()
                .map(Candidate::node)
                .filter(Node::enabled)
                .flatMap(node -> node.facts().stream())
                .map(NodeFacts::capacity)
                .reduce(Resources.NONE, Resources::atLeast);
        readAt = now;
    }

    /** Nothing is pending where no load is known: all that is promised counts there. */
    private Instant visibleUntil(@Nullable LoadReading reading) {
        NodeLoad load = reading == null ? null : reading.loadOrNull();
        return load == null ? Instant.MAX : load.sampledAt().minus(settings.settling());
    }

    /** What has been given back is neither promised nor pending any more. */
    private Candidate candidate(Node node, LoadReading reading, Resources pending, Residents residents, int failures) {
        Resources limit = node.facts().map(settings.overcommit()::limit).orElse(Resources.NONE);
        return new Candidate(
                node, reading, limit, node.reserved(), pending.atMost(node.reserved()), residents, failures);
    }
}
