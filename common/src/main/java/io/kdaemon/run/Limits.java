package io.kdaemon.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Limits besides memory and CPU, which the planner needs and which therefore are kept apart.
 *
 * @param pids processes and threads; null: the policy's default
 * @param sharedMemoryBytes size of {@code /dev/shm}; null: the engine's default
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Limits(@Nullable Long pids, @Nullable Long sharedMemoryBytes, List<Ulimit> ulimits) {

    public static final Limits NONE = new Limits(null, null, List.of());

    public Limits {
        ulimits = List.copyOf(Objects.requireNonNullElse(ulimits, List.of()));
    }

    /** One of {@code setrlimit}'s, by the engine's name for it: {@code nofile}, {@code nproc}; -1 is unlimited. */
    public record Ulimit(String name, long soft, long hard) {}
}
