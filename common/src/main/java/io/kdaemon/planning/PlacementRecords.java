package io.kdaemon.planning;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.load.NodeLoad;
import io.kdaemon.placement.Asked;
import io.kdaemon.placement.PlacementRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes plans down for people. */
public final class PlacementRecords {

    /** A decision over thousands of nodes is stored with the most telling ones only. */
    private static final int MAX_CANDIDATES = 50;

    private PlacementRecords() {}

    /** @param filters names of all filters, in their order */
    public static PlacementRecord of(
            ContainerInstance container, Asked asked, Plan plan, List<String> filters, Instant now) {
        return new PlacementRecord(
                container.id(),
                container.generation(),
                now,
                plan.winner().map(verdict -> verdict.candidate().node().id()).orElse(null),
                "%s; %s".formatted(plan.sentence(), asked.words()),
                candidates(plan, now),
                plan.runnerUp().map(verdict -> verdict.candidate().node().id()).orElse(null),
                filters,
                plan.tally().nodes(),
                plan.tally().refused(),
                asked);
    }

    public static List<PlacementRecord.Candidate> candidates(Plan plan, Instant now) {
        return plan.verdicts().stream()
                .limit(MAX_CANDIDATES)
                .map(verdict -> candidate(verdict, now))
                .toList();
    }

    private static PlacementRecord.Candidate candidate(Verdict verdict, Instant now) {
        Candidate candidate = verdict.candidate();
        NodeLoad load = candidate.load();
        Map<String, String> refusals = verdict.refusals();
        return new PlacementRecord.Candidate(
                candidate.node().id(),
                candidate.hostname(),
                List.copyOf(refusals.values()),
                verdict.isDrawn(),
                verdict.scores(),
                verdict.isDrawn() ? verdict.total() : null,
                load == null ? Map.of() : load.values(),
                load == null ? null : load.age(now),
                candidate.reading().whyUnknown().orElse(null),
                List.copyOf(refusals.keySet()),
                load == null ? Map.of() : ages(load, now));
    }

    private static Map<String, Duration> ages(NodeLoad load, Instant now) {
        Map<String, Duration> ages = new LinkedHashMap<>();
        load.samples().forEach((signal, sample) -> ages.put(signal.label(), sample.age(now)));
        return ages;
    }
}
