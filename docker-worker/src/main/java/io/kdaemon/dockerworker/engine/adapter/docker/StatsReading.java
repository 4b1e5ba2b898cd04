package io.kdaemon.dockerworker.engine.adapter.docker;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectReader;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.kdaemon.dockerworker.engine.ContainerStats;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One look at a container's counters. Unless told so, an engine takes a second look a second later, for the difference; engines before 20.10 do
 * it in any case. Its numbers are unsigned and some of them do not fit docker-java's own type for the answer.
 */
record StatsReading(EngineConnection connection) {

    private static final String CACHE_VERSION_1 = "total_inactive_file";
    private static final String CACHE_VERSION_2 = "inactive_file";
    private static final ObjectReader READER =
            DockerClientConfig.getDefaultObjectMapper().readerFor(Answer.class);

    record Answer(
            String read,
            @JsonProperty("memory_stats") @Nullable Memory memory,
            @JsonProperty("cpu_stats") @Nullable Cpu cpu) {}

    /** @param details the kernel's own counters; what they are depends on the version of cgroups */
    record Memory(
            @JsonProperty("usage") @Nullable Long usage,
            @JsonProperty("stats") @Nullable Map<String, Number> details) {

        /** As the docker command line counts. With version 1 only the total has what is in groups below. */
        long withoutCache(long used) {
            Map<String, Number> counters = details == null ? Map.of() : details;
            Number cache = counters.getOrDefault(CACHE_VERSION_1, counters.getOrDefault(CACHE_VERSION_2, 0L));
            return cache.longValue() < used ? used - cache.longValue() : used;
        }
    }

    record Cpu(@JsonProperty("cpu_usage") Usage usage) {

        record Usage(@JsonProperty("total_usage") long nanos) {}
    }

    /** Empty when it does not run. */
    Optional<ContainerStats> read(String reference) throws IOException {
        Request request = Request.builder()
                .method(Request.Method.GET)
                .path("/containers/%s/stats?stream=false&one-shot=true".formatted(reference))
                .build();
        try (Response response = connection.streams().execute(request)) {
            EngineAnswers.requireSuccess(response);
            return parse(response.getBody());
        }
    }

    /** An engine answers for a container that does not run as well, without a number for its memory. */
    static Optional<ContainerStats> parse(InputStream json) throws IOException {
        Answer answer = READER.readValue(json);
        Memory memory = answer.memory();
        Cpu cpu = answer.cpu();
        if (memory == null || memory.usage() == null || cpu == null) {
            return Optional.empty();
        }
        return Optional.of(new ContainerStats(
                Instant.parse(answer.read()),
                memory.withoutCache(memory.usage()),
                Duration.ofNanos(cpu.usage().nanos())));
    }
}
