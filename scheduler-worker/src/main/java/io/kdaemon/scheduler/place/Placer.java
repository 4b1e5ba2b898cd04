package io.kdaemon.scheduler.place;

import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.node.ReservationRepository.Reservation;
import io.kdaemon.node.Resources;
import io.kdaemon.placement.PlacementRecord;
import io.kdaemon.scheduler.placement.Candidate;
import io.kdaemon.scheduler.placement.PlacementPlanner;
import io.kdaemon.scheduler.placement.Plan;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Plans a batch in memory and then claims the room, in order of node: two batches that claim on the same nodes in different orders would
 * deadlock. What was taken by others meanwhile is planned again on a fresh look at the cluster.
 */
public class Placer {

    /** Rounds after which the rest waits; other schedulers are then filling the cluster quicker than we can look. */
    private static final int MAX_ROUNDS = 5;

    private final NodeTable nodeTable;
    private final PlacementPlanner planner;
    private final ReservationRepository reservations;
    private final RandomGenerator random;
    private final Clock clock;

    public Placer(
            NodeTable nodeTable,
            PlacementPlanner planner,
            ReservationRepository reservations,
            RandomGenerator random,
            Clock clock) {
        this.nodeTable = nodeTable;
        this.planner = planner;
        this.reservations = reservations;
        this.random = random;
        this.clock = clock;
    }

    /** A container and what it needs. */
    public record Request(ContainerInstance container, Resources ask) {}

    /** One decision for every request; decisions know of each other. */
    public Map<ContainerId, PlacementRecord> place(List<Request> requests) {
        Map<ContainerId, PlacementRecord> decisions = new HashMap<>();
        List<Planned> lost = List.of();
        List<Request> open = requests;
        for (int round = 0; !open.isEmpty() && round < MAX_ROUNDS; round++) {
            lost = claim(plan(open), decisions);
            open = lost.stream().map(Planned::request).toList();
        }
        lost.forEach(planned -> decide(planned.request(), planned.plan().withoutWinner(), decisions));
        return decisions;
    }

    private List<Planned> plan(List<Request> requests) {
        List<Candidate> candidates = nodeTable.candidates();
        List<Planned> planned = new ArrayList<>();
        for (Request request : requests) {
            Plan plan = planner.plan(candidates, request.ask(), random);
            plan.winner()
                    .ifPresent(winner -> candidates.replaceAll(candidate ->
                            candidate == winner.candidate() ? candidate.reserve(request.ask()) : candidate));
            planned.add(new Planned(request, plan));
        }
        return planned;
    }

    /** @return what others were quicker to take */
    private List<Planned> claim(List<Planned> planned, Map<ContainerId, PlacementRecord> decisions) {
        List<Planned> lost = new ArrayList<>();
        planned.stream().sorted(Comparator.comparingLong(Planned::nodeId)).forEach(next -> {
            if (next.plan().winner().isEmpty() || claim(next)) {
                decide(next.request(), next.plan(), decisions);
            } else {
                lost.add(next);
            }
        });
        return lost;
    }

    private boolean claim(Planned planned) {
        Candidate chosen = planned.plan().winner().orElseThrow().candidate();
        Request request = planned.request();
        Reservation reservation =
                new Reservation(request.container().id(), chosen.node().id(), request.ask(), clock.instant());
        return reservations.claim(reservation, chosen.limit());
    }

    private void decide(Request request, Plan plan, Map<ContainerId, PlacementRecord> decisions) {
        decisions.put(request.container().id(), PlacementRecords.of(request.container(), plan, clock.instant()));
    }

    private record Planned(Request request, Plan plan) {
        /** 0 when nothing fits: there is no such node. */
        long nodeId() {
            return plan.winner()
                    .map(winner -> winner.candidate().node().id().value())
                    .orElse(0L);
        }
    }
}
