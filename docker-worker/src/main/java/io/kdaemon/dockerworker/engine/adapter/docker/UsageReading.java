package io.kdaemon.dockerworker.engine.adapter.docker;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectReader;
import com.github.dockerjava.core.DockerClientConfig;
import io.kdaemon.dockerworker.engine.UsageStream.Traffic;
import io.kdaemon.dockerworker.engine.UsageStream.Usage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** One of an engine's samples, which holds the CPU counter of the sample before, too. */
final class UsageReading {

    private static final ObjectReader READER =
            DockerClientConfig.getDefaultObjectMapper().readerFor(Answer.class);

    private UsageReading() {}

    record Answer(
            String read,
            String preread,
            @JsonProperty("memory_stats") @Nullable Memory memory,
            @JsonProperty("cpu_stats") StatsReading.@Nullable Cpu cpu,
            @JsonProperty("precpu_stats") StatsReading.@Nullable Cpu before,
            @JsonProperty("networks") @Nullable Map<String, Network> networks,
            @JsonProperty("blkio_stats") @Nullable Disks disks,
            @JsonProperty("pids_stats") @Nullable Processes processes) {

        long network(ToLongFunction<Network> counter) {
            return networks == null
                    ? 0
                    : networks.values().stream().mapToLong(counter).sum();
        }

        long disk(String operation) {
            List<DiskCount> counts = disks == null ? null : disks.counts();
            return Objects.requireNonNullElse(counts, List.<DiskCount>of()).stream()
                    .filter(count -> operation.equalsIgnoreCase(count.op()))
                    .mapToLong(DiskCount::value)
                    .sum();
        }
    }

    record Memory(
            @JsonProperty("usage") @Nullable Long usage,
            @JsonProperty("limit") long limit,
            @JsonProperty("stats") @Nullable Map<String, Number> details) {}

    record Network(
            @JsonProperty("rx_bytes") long received,
            @JsonProperty("tx_bytes") long sent) {}

    record Disks(
            @JsonProperty("io_service_bytes_recursive") @Nullable
            List<DiskCount> counts) {}

    record DiskCount(String op, long value) {}

    record Processes(long current) {}

    /** Empty when there is nothing to compare with, or it does not run. */
    static Optional<Usage> parse(byte[] json) throws IOException {
        Answer answer = READER.readValue(json);
        Memory memory = answer.memory();
        if (memory == null || memory.usage() == null || answer.cpu() == null || answer.before() == null) {
            return Optional.empty();
        }
        Instant at = Instant.parse(answer.read());
        Duration between = Duration.between(Instant.parse(answer.preread()), at);
        if (between.compareTo(Duration.ofDays(1)) > 0 || !between.isPositive()) {
            return Optional.empty();
        }
        long nanos = answer.cpu().usage().nanos() - answer.before().usage().nanos();
        return Optional.of(new Usage(
                at,
                Math.max(0, (double) nanos / between.toNanos()),
                new StatsReading.Memory(memory.usage(), memory.details()).withoutCache(memory.usage()),
                memory.limit(),
                traffic(answer),
                answer.processes() == null ? 0 : answer.processes().current()));
    }

    private static Traffic traffic(Answer answer) {
        return new Traffic(
                answer.network(Network::received),
                answer.network(Network::sent),
                answer.disk("read"),
                answer.disk("write"));
    }
}
