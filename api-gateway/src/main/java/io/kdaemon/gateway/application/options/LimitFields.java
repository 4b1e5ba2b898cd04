package io.kdaemon.gateway.application.options;

import static io.kdaemon.gateway.web.fields.FieldSpec.optional;

import io.kdaemon.gateway.application.ResourceAmounts;
import io.kdaemon.gateway.web.fields.FieldSpec;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.UnfitValueException;
import io.kdaemon.gateway.web.fields.Values;
import io.kdaemon.run.Limits;
import io.kdaemon.run.Limits.Ulimit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code pids_limit}, {@code shm_size}, {@code ulimits}. */
final class LimitFields {

    static final List<FieldSpec> ALL = List.of(
            optional(
                    "pids_limit", List.of("integer", "null"), "Processes and threads; null: the policy's default", 200),
            optional(
                    "shm_size",
                    List.of("string", "integer", "null"),
                    "Size of /dev/shm; null: the engine's default",
                    "128m"),
            optional(
                    "ulimits",
                    List.of("object", "null"),
                    "Limits by name, as one number or as soft and hard",
                    Map.of("nofile", Map.of("soft", 1024, "hard", 4096))));

    private static final int MOST_PIDS = 4_194_304;
    private static final long LEAST_SHARED = 64L << 10;
    private static final long MOST_SHARED = 1L << 44;
    private static final Set<String> NAMES = Set.of(
            "core",
            "cpu",
            "data",
            "fsize",
            "locks",
            "memlock",
            "msgqueue",
            "nice",
            "nofile",
            "nproc",
            "rss",
            "rtprio",
            "rttime",
            "sigpending",
            "stack");

    private LimitFields() {}

    static Limits read(RequestFields fields, Limits before) {
        Long oldPids = before.pids();
        Integer pids = fields.clearable(
                "pids_limit", Values.between(1, MOST_PIDS), oldPids == null ? null : oldPids.intValue());
        return new Limits(
                pids == null ? null : pids.longValue(),
                fields.clearable(
                        "shm_size", ResourceAmounts.bytes(LEAST_SHARED, MOST_SHARED), before.sharedMemoryBytes()),
                ulimits(fields, before.ulimits()));
    }

    private static List<Ulimit> ulimits(RequestFields fields, List<Ulimit> before) {
        List<Ulimit> read = fields.clearable("ulimits", LimitFields::parse, before);
        return Objects.requireNonNullElse(read, List.of());
    }

    private static List<Ulimit> parse(JsonNode value) {
        if (!value.isObject()) {
            throw unfit();
        }
        return value.properties().stream()
                .map(entry -> ulimit(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Ulimit ulimit(String name, JsonNode value) {
        boolean hasBoth = value.isObject() && value.size() == 2 && value.has("soft") && value.has("hard");
        Ulimit limit = new Ulimit(
                name, amount(hasBoth ? value.get("soft") : value), amount(hasBoth ? value.get("hard") : value));
        boolean isOrdered = limit.hard() == -1 || limit.soft() != -1 && limit.soft() <= limit.hard();
        if (!NAMES.contains(name) || !isOrdered) {
            throw unfit();
        }
        return limit;
    }

    private static long amount(@Nullable JsonNode value) {
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < -1) {
            throw unfit();
        }
        return value.longValue();
    }

    private static UnfitValueException unfit() {
        return new UnfitValueException(
                "an object of limits, each a number or {\"soft\":…,\"hard\":…} with soft up to hard and -1 for unlimited; named "
                        + String.join(", ", NAMES.stream().sorted().toList()));
    }
}
