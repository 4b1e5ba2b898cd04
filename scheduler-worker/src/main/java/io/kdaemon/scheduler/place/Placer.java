package io.kdaemon.scheduler.place;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.node.ReservationRepository.Reservation;
import io.kdaemon.node.Resources;
import io.kdaemon.placement.PlacementRecord;
import io.kdaemon.scheduler.placement.Candidate;
import io.kdaemon.scheduler.placement.PlacementPlanner;
import io.kdaemon.scheduler.placement.Plan;
import io.kdaemon.scheduler.placement.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** Plans and claims until both agree. */
public class Placer {

    /** Lost claims in a row after which the container waits; other schedulers are then filling the cluster quicker than we can look. */
    private static final int MAX_LOST_CLAIMS = 5;

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

    /** A look at the cluster for one batch: what is placed counts for what is placed next. */
    public Session open() {
        return new Session(nodeTable.candidates());
    }

    /** Placements that know of each other. */
    public final class Session {

        private List<Candidate> candidates;

        private Session(List<Candidate> candidates) {
            this.candidates = candidates;
        }

        public PlacementRecord place(ContainerInstance container, Resources ask) {
            Plan plan = planner.plan(candidates, ask, random);
            for (int lost = 0; plan.winner().isPresent() && !claim(plan.winner().get(), container, ask); lost++) {
                candidates = nodeTable.candidates();
                plan = lost < MAX_LOST_CLAIMS ? planner.plan(candidates, ask, random) : plan.withoutWinner();
            }
            return PlacementRecords.of(container, plan, clock.instant());
        }

        private boolean claim(Verdict winner, ContainerInstance container, Resources ask) {
            NodeId nodeId = winner.candidate().node().id();
            Instant now = clock.instant();
            boolean claimed = reservations.claim(
                    new Reservation(container.id(), nodeId, ask, now),
                    winner.candidate().limit());
            if (claimed) {
                candidates.replaceAll(
                        candidate -> candidate.node().id().equals(nodeId) ? candidate.reserve(ask) : candidate);
            }
            return claimed;
        }
    }
}
