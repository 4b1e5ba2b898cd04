package io.kdaemon.scheduler.place;

import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.node.ReservationRepository.Claim;
import io.kdaemon.node.ReservationRepository.Reservation;
import io.kdaemon.placement.PlacementRecord;
import io.kdaemon.planning.Ask;
import io.kdaemon.planning.Cluster;
import io.kdaemon.planning.PlacementPlanner;
import io.kdaemon.planning.PlacementRecords;
import io.kdaemon.planning.Plan;
import io.kdaemon.planning.Verdict;
import io.kdaemon.planning.cluster.NodeTable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Plans a batch in memory and then claims the room for all of it at once. What found no room, or lost it to others meanwhile, is planned again
 * on a fresh look at the cluster.
 */
public class Placer {

    /** Rounds after which the rest waits; other schedulers are then filling the cluster quicker than we can look. */
    private static final int MAX_ROUNDS = 5;

    private final NodeTable nodeTable;
    private final PlacementPlanner planner;
    private final ReservationRepository reservations;
    private final RandomGenerator random;
    private final PlacementMetrics metrics;
    private final Clock clock;

    public Placer(
            NodeTable nodeTable,
            PlacementPlanner planner,
            ReservationRepository reservations,
            RandomGenerator random,
            PlacementMetrics metrics,
            Clock clock) {
        this.nodeTable = nodeTable;
        this.planner = planner;
        this.reservations = reservations;
        this.random = random;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** A container and what it needs. */
    public record Request(ContainerInstance container, Ask ask) {}

    /** One decision for every request; decisions know of each other. */
    public Map<ContainerId, PlacementRecord> place(List<Request> requests) {
        Map<ContainerId, PlacementRecord> decisions = new HashMap<>();
        List<Planned> unplaced = decide(plan(requests, nodeTable.view()), reservations::claim, decisions);
        for (int round = 1; !unplaced.isEmpty() && round < MAX_ROUNDS; round++) {
            List<Request> open = unplaced.stream().map(Planned::request).toList();
            unplaced = decide(plan(open, nodeTable.freshView()), reservations::claimFree, decisions);
            if (unplaced.stream().allMatch(Planned::isHopeless)) {
                break;
            }
        }
        unplaced.forEach(planned -> record(planned.request(), planned.plan().withoutWinner(), decisions));
        return decisions;
    }

    private List<Planned> plan(List<Request> requests, Cluster cluster) {
        List<Planned> planned = new ArrayList<>();
        for (Request request : requests) {
            Plan plan = planner.plan(cluster, request.ask(), random);
            plan.winner()
                    .ifPresent(
                            winner -> cluster.promise(winner.candidate().node().id(), request.ask()));
            planned.add(new Planned(request, plan));
        }
        return planned;
    }

    /** @return what found no room, or lost it to others who were quicker */
    private List<Planned> decide(
            List<Planned> planned,
            Function<List<Claim>, Set<ContainerId>> claimer,
            Map<ContainerId, PlacementRecord> decisions) {
        Map<ContainerId, Claim> claims = new LinkedHashMap<>();
        planned.forEach(next -> claim(next)
                .ifPresent(claim -> claims.put(next.request().container().id(), claim)));
        Set<ContainerId> claimed = claimer.apply(List.copyOf(claims.values()));
        List<NodeTable.Promise> promises = new ArrayList<>();
        List<Planned> unplaced = new ArrayList<>();
        for (Planned next : planned) {
            ContainerId id = next.request().container().id();
            if (claimed.contains(id)) {
                promises.add(new NodeTable.Promise(
                        claims.get(id).reservation(), next.request().ask()));
                record(next.request(), next.plan(), decisions);
            } else {
                unplaced.add(next);
            }
        }
        nodeTable.promised(promises);
        return unplaced;
    }

    private Optional<Claim> claim(Planned planned) {
        Request request = planned.request();
        return planned.plan()
                .winner()
                .map(Verdict::candidate)
                .map(chosen -> new Claim(
                        new Reservation(
                                request.container().id(),
                                request.container().identity().applicationId(),
                                chosen.node().id(),
                                request.ask().resources(),
                                clock.instant()),
                        chosen.limit(),
                        request.ask().company()));
    }

    private void record(Request request, Plan plan, Map<ContainerId, PlacementRecord> decisions) {
        metrics.count(plan);
        decisions.put(
                request.container().id(),
                PlacementRecords.of(
                        request.container(), request.ask().asked(), plan, planner.filters(), clock.instant()));
    }

    private record Planned(Request request, Plan plan) {
        /** Nobody was quicker: there is no room for it. */
        boolean isHopeless() {
            return plan.winner().isEmpty();
        }
    }
}
