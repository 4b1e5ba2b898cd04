package io.kdaemon.testing.persistence;

import static io.kdaemon.testing.MutableClock.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ContainerId;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.Resources;
import io.kdaemon.placement.Asked;
import io.kdaemon.placement.Asked.Source;
import io.kdaemon.placement.PlacementRecord;
import io.kdaemon.placement.PlacementRecord.Candidate;
import io.kdaemon.placement.PlacementRepository;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

public abstract class PlacementRepositoryContract {

    private static final ContainerId CONTAINER = new ContainerId(1);

    private final PlacementRepository repository;

    protected PlacementRepositoryContract(PlacementRepository repository) {
        this.repository = repository;
    }

    @Test
    void shouldReturnTheWholeDecision() {
        // given
        PlacementRecord decision = decision(1, "node-1 has most room 🐳");

        // when
        repository.saveAll(List.of(decision));

        // then
        assertThat(repository.findLatest(CONTAINER)).contains(decision);
        assertThat(repository.findLatest(new ContainerId(2))).isEmpty();
    }

    @Test
    void shouldReturnTheNewestGeneration() {
        // given
        repository.saveAll(List.of(decision(2, "newer")));
        repository.saveAll(List.of(decision(1, "older, stored late")));

        // when // then
        assertThat(repository.findLatest(CONTAINER).orElseThrow().sentence()).isEqualTo("newer");
    }

    @Test
    void shouldReplaceTheDecisionOfTheSameGeneration() {
        // given
        repository.saveAll(List.of(decision(1, "no room yet")));

        // when
        repository.saveAll(List.of(decision(1, "now there is")));

        // then
        assertThat(repository.findLatest(CONTAINER).orElseThrow().sentence()).isEqualTo("now there is");
    }

    private static PlacementRecord decision(int generation, String sentence) {
        Candidate chosen = new Candidate(
                new NodeId(1),
                "node-1",
                List.of(),
                true,
                Map.of("memory", 0.5),
                0.5,
                Map.of("free_cores", 3.25),
                Duration.ofMillis(12_345),
                null,
                List.of(),
                Map.of("free_cores", Duration.ofMillis(12_345)));
        Candidate refused = new Candidate(
                new NodeId(2),
                "node-2",
                List.of("disabled", "no memory"),
                false,
                Map.of(),
                null,
                Map.of(),
                null,
                "no Prometheus is configured for it",
                List.of("enabled", "memory"),
                Map.of());
        return new PlacementRecord(
                CONTAINER,
                generation,
                NOW.plusNanos(1000),
                new NodeId(1),
                sentence,
                List.of(chosen, refused),
                new NodeId(2),
                List.of("enabled", "health"),
                2,
                Map.of("enabled", 1),
                new Asked(new Resources(250, 64 << 20), Source.LEARNED, Source.DEFAULT, 40, NOW));
    }
}
