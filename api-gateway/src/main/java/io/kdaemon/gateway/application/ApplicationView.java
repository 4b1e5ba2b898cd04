package io.kdaemon.gateway.application;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.kdaemon.application.Application;
import io.kdaemon.gateway.application.options.OptionsView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** An application as the API shows it. */
@JsonNaming(SnakeCaseStrategy.class)
record ApplicationView(
        long id,
        long userId,
        String name,
        String exposedPorts,
        List<PortView> ports,
        String dockerImage,
        String dependencies,
        ConstraintsView constraints,
        Map<String, String> environment,
        @Nullable Long memory,
        @Nullable BigDecimal cpus,
        @JsonUnwrapped OptionsView options,
        boolean isEnabled,
        Instant createdAt,
        Instant updatedAt) {

    static ApplicationView of(Application application) {
        Application.RunSpec run = application.run();
        return new ApplicationView(
                application.id().value(),
                application.userId(),
                application.name(),
                PortList.format(run.ports()),
                run.ports().stream().map(PortView::of).toList(),
                run.image(),
                String.join(",", application.dependencies()),
                ConstraintsView.of(application.constraints()),
                new TreeMap<>(run.environment()),
                run.memoryBytes(),
                Optional.ofNullable(run.cpuMillis())
                        .map(millis -> BigDecimal.valueOf(millis, 3).stripTrailingZeros())
                        .orElse(null),
                OptionsView.of(run.options()),
                application.enabled(),
                application.revision().createdAt(),
                application.revision().updatedAt());
    }
}
