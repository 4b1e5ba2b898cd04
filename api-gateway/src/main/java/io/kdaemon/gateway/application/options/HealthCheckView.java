package io.kdaemon.gateway.application.options;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kdaemon.run.HealthCheck;
import io.kdaemon.run.HealthCheck.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** {@code healthcheck}; what was not said is left out. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record HealthCheckView(
        List<String> test,
        @Nullable Boolean disable,
        @Nullable String interval,
        @Nullable String timeout,
        @Nullable Integer retries,
        @Nullable String startPeriod) {

    static @Nullable HealthCheckView of(@Nullable HealthCheck check) {
        if (check == null) {
            return null;
        }
        HealthCheck.Timing timing = check.timing();
        return new HealthCheckView(
                check.command(),
                check.kind() == Kind.DISABLED ? true : null,
                Durations.formatOrNull(timing.interval()),
                Durations.formatOrNull(timing.timeout()),
                timing.retries(),
                Durations.formatOrNull(timing.startPeriod()));
    }
}
