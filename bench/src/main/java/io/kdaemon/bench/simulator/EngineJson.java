package io.kdaemon.bench.simulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The engine's JSON, as far as it is asked for; its names are those of the components in upper camel case. */
final class EngineJson {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
            .changeDefaultPropertyInclusion(
                    _ -> JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private EngineJson() {}

    record Problem(@JsonProperty("message") String message) {}

    record Version(String version, String apiVersion, String os, String arch) {}

    record Info(@JsonProperty("NCPU") int cores, long memTotal, String driver, String operatingSystem) {}

    record Create(
            String image,
            @Nullable Map<String, String> labels,
            @Nullable List<String> env,
            @Nullable HostConfig hostConfig) {

        record HostConfig(@Nullable Map<String, Object> portBindings) {}
    }

    record Created(String id, List<String> warnings) {}

    record Inspected(String id, String name, State state, Config config, NetworkSettings networkSettings) {

        record State(String status, boolean running, String startedAt, int exitCode, String error) {}

        record Config(String image, Map<String, String> labels) {}

        record NetworkSettings(Map<String, List<HostPort>> ports) {}

        record HostPort(String hostIp, String hostPort) {}
    }

    record Listed(
            String id,
            List<String> names,
            String image,
            String state,
            String status,
            Map<String, String> labels,
            List<Port> ports) {

        record Port(@JsonProperty("IP") String address, int privatePort, int publicPort, String type) {}
    }

    record Stats(
            @JsonProperty("read") String read,
            @JsonProperty("memory_stats") Memory memory,
            @JsonProperty("cpu_stats") Cpu cpu) {

        record Memory(
                @JsonProperty("usage") @Nullable Long usage,
                @JsonProperty("stats") @Nullable Map<String, Long> counters) {}

        record Cpu(@JsonProperty("cpu_usage") Usage usage) {

            record Usage(@JsonProperty("total_usage") long nanos) {}
        }
    }

    record Image(String id, List<String> repoTags) {}

    record Event(
            String type,
            String action,
            Actor actor,
            @JsonProperty("timeNano") long timeNano) {

        record Actor(@JsonProperty("ID") String id, Map<String, String> attributes) {}
    }

    record Gone(int statusCode) {}

    record PullProgress(@JsonProperty("status") String status) {}

    static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }
}
