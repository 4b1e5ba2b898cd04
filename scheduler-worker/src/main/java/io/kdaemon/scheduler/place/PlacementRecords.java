package io.kdaemon.scheduler.place;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.load.NodeLoad;
import io.kdaemon.placement.PlacementRecord;
import io.kdaemon.planning.Candidate;
import io.kdaemon.planning.Plan;
import io.kdaemon.planning.Verdict;
import java.time.Instant;
import java.util.Map;

/** Writes a plan down for people. */
final class PlacementRecords {

    /** A decision over thousands of nodes is stored with the most telling ones only. */
    private static final int MAX_CANDIDATES = 50;

    private PlacementRecords() {}

    static PlacementRecord of(ContainerInstance container, Plan plan, Instant now) {
        return new PlacementRecord(
                container.id(),
                container.generation(),
                now,
                plan.winner().map(verdict -> verdict.candidate().node().id()).orElse(null),
                plan.sentence(),
                plan.verdicts().stream()
                        .limit(MAX_CANDIDATES)
                        .map(verdict -> candidate(verdict, now))
                        .toList());
    }

    private static PlacementRecord.Candidate candidate(Verdict verdict, Instant now) {
        Candidate candidate = verdict.candidate();
        NodeLoad load = candidate.load();
        return new PlacementRecord.Candidate(
                candidate.node().id(),
                candidate.node().profile().hostname(),
                verdict.refusals(),
                verdict.drawn(),
                verdict.scores(),
                verdict.drawn() ? verdict.total() : null,
                load == null ? Map.of() : load.values(),
                load == null ? null : load.age(now),
                candidate.reading().whyUnknown().orElse(null));
    }
}
