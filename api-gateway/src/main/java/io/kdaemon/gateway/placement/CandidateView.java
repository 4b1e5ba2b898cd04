package io.kdaemon.gateway.placement;

import io.kdaemon.placement.PlacementRecord;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One node that was looked at, as the API shows it.
 *
 * @param filters each filter by name with "ok" or why not
 */
@JsonNaming(SnakeCaseStrategy.class)
public record CandidateView(
        long node,
        String hostname,
        boolean eligible,
        List<String> reasons,
        Map<String, String> filters,
        boolean sampled,
        Map<String, Double> scores,
        @Nullable Double total,
        Map<String, Double> load,
        Map<String, Double> sampleAges,
        @Nullable Double sampleAgeSeconds,
        @Nullable String loadUnknown) {

    private static final String PASSED = "ok";
    private static final double MILLIS_PER_SECOND = 1000;

    /** @param filters names of all filters */
    public static List<CandidateView> of(List<PlacementRecord.Candidate> candidates, List<String> filters) {
        return candidates.stream().map(candidate -> of(candidate, filters)).toList();
    }

    private static CandidateView of(PlacementRecord.Candidate candidate, List<String> filters) {
        return new CandidateView(
                candidate.nodeId().value(),
                candidate.hostname(),
                candidate.refusals().isEmpty(),
                candidate.refusals(),
                verdicts(candidate, filters),
                candidate.sampled(),
                candidate.scores(),
                candidate.total(),
                candidate.load(),
                ages(candidate),
                Optional.ofNullable(candidate.sampleAge())
                        .map(CandidateView::seconds)
                        .orElse(null),
                candidate.loadUnknown());
    }

    private static Map<String, String> verdicts(PlacementRecord.Candidate candidate, List<String> filters) {
        Map<String, String> verdicts = new LinkedHashMap<>();
        filters.forEach(filter -> verdicts.put(filter, PASSED));
        for (int i = 0; i < candidate.refusedBy().size(); i++) {
            verdicts.put(candidate.refusedBy().get(i), candidate.refusals().get(i));
        }
        return verdicts;
    }

    private static Map<String, Double> ages(PlacementRecord.Candidate candidate) {
        Map<String, Double> ages = new LinkedHashMap<>();
        candidate.load().keySet().forEach(signal -> {
            Duration age = candidate.sampleAges().get(signal);
            if (age != null) {
                ages.put(signal, seconds(age));
            }
        });
        return ages;
    }

    private static double seconds(Duration age) {
        return age.toMillis() / MILLIS_PER_SECOND;
    }
}
