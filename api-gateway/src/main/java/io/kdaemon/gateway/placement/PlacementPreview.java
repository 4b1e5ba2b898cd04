package io.kdaemon.gateway.placement;

import io.kdaemon.planning.Ask;
import io.kdaemon.planning.Cluster;
import io.kdaemon.planning.PlacementPlanner;
import io.kdaemon.planning.PlacementRecords;
import io.kdaemon.planning.Plan;
import io.kdaemon.planning.cluster.NodeTable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Dry runs: the scheduler's planner on the present picture of the cluster. Nothing is claimed. */
public final class PlacementPreview {

    /** The same question gets the same answer as long as the cluster is the same. */
    private static final long SEED = 1;

    private final NodeTable nodeTable;
    private final PlacementPlanner planner;
    private final Clock clock;

    PlacementPreview(NodeTable nodeTable, PlacementPlanner planner, Clock clock) {
        this.nodeTable = nodeTable;
        this.planner = planner;
        this.clock = clock;
    }

    PreviewView preview(Ask ask, int count) {
        Cluster cluster = nodeTable.view();
        RandomGenerator random = new SplittableRandom(SEED);
        List<Plan> plans = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Plan plan = planner.plan(cluster, ask, random);
            plan.winner()
                    .ifPresent(
                            winner -> cluster.promise(winner.candidate().node().id(), ask));
            plans.add(plan);
        }
        return PreviewView.of(ask.asked(), plans, this::candidates);
    }

    private List<CandidateView> candidates(Plan plan) {
        return CandidateView.of(PlacementRecords.candidates(plan, clock.instant()), planner.filters());
    }
}
