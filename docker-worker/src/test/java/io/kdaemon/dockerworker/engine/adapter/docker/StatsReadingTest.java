package io.kdaemon.dockerworker.engine.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.dockerworker.engine.ContainerStats;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatsReadingTest {

    @Test
    void shouldLeaveOutTheTotalOfTheCacheWithCgroupsOfVersion1() throws IOException {
        assertThat(read("stats-cgroup-v1.json"))
                .contains(new ContainerStats(
                        Instant.parse("2026-11-23T01:55:09.731294469Z"),
                        73_400_320 - 4_194_304,
                        Duration.ofNanos(36_679_197)));
    }

    @Test
    void shouldLeaveOutTheCacheWithCgroupsOfVersion2() throws IOException {
        assertThat(read("stats-cgroup-v2.json"))
                .contains(new ContainerStats(
                        Instant.parse("2026-11-23T02:00:00.5Z"),
                        83_226_624 - 17_260_544,
                        Duration.ofNanos(1_250_378_000)));
    }

    @Test
    void shouldKnowNothingOfWhatDoesNotRun() throws IOException {
        assertThat(read("stats-not-running.json")).isEmpty();
    }

    @Test
    void shouldNeverFindLessThanNothingUsed() throws IOException {
        assertThat(parse(memory("{\"usage\":4096,\"stats\":{\"inactive_file\":8192}}")))
                .map(ContainerStats::memoryBytes)
                .contains(4096L);
    }

    @Test
    void shouldTakeAllForUsedWhenTheKernelGivesNoDetails() throws IOException {
        assertThat(parse(memory("{\"usage\":4096}")))
                .map(ContainerStats::memoryBytes)
                .contains(4096L);
    }

    private static String memory(String stats) {
        return "{\"read\":\"2026-11-23T02:00:00Z\",\"memory_stats\":%s,\"cpu_stats\":{\"cpu_usage\":{\"total_usage\":7}}}"
                .formatted(stats);
    }

    private static Optional<ContainerStats> parse(String json) throws IOException {
        return StatsReading.parse(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static Optional<ContainerStats> read(String file) throws IOException {
        try (InputStream answer = StatsReadingTest.class.getResourceAsStream("/engine/" + file)) {
            return StatsReading.parse(Objects.requireNonNull(answer));
        }
    }
}
