package io.kdaemon.gateway.application.options;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kdaemon.run.HealthCheck;
import io.kdaemon.run.HealthCheck.Kind;
import io.kdaemon.run.HealthCheck.StatusRange;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** {@code healthcheck}; what was not said is left out. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record HealthCheckView(
        List<String> test,
        @Nullable HttpView http,
        @Nullable TcpView tcp,
        @Nullable Boolean disable,
        @Nullable String interval,
        @Nullable String timeout,
        @Nullable Integer retries,
        @Nullable String startPeriod) {

    /** @param status a number, or a text that says from which to which; null: as usual */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HttpView(
            @Nullable Integer port,
            @Nullable String path,
            @Nullable Object status) {

        private static @Nullable HttpView of(HealthCheck check) {
            return check.kind() == Kind.HTTP ? new HttpView(check.port(), check.path(), shown(check.status())) : null;
        }

        private static @Nullable Object shown(@Nullable StatusRange range) {
            if (range == null) {
                return null;
            }
            return range.from() == range.to() ? Integer.valueOf(range.from()) : range.words();
        }
    }

    /** Of {@code tcp}. */
    public record TcpView(@Nullable Integer port) {

        private static @Nullable TcpView of(HealthCheck check) {
            return check.kind() == Kind.TCP ? new TcpView(check.port()) : null;
        }
    }

    static @Nullable HealthCheckView of(@Nullable HealthCheck check) {
        if (check == null) {
            return null;
        }
        HealthCheck.Timing timing = check.timing();
        return new HealthCheckView(
                check.command(),
                HttpView.of(check),
                TcpView.of(check),
                check.kind() == Kind.DISABLED ? true : null,
                Durations.formatOrNull(timing.interval()),
                Durations.formatOrNull(timing.timeout()),
                timing.retries(),
                Durations.formatOrNull(timing.startPeriod()));
    }
}
