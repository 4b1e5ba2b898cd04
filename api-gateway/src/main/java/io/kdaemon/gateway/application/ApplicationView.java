package io.kdaemon.gateway.application;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.kdaemon.application.Application;
import io.kdaemon.gateway.application.options.OptionsView;
import io.kdaemon.placement.Asked;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An application as the API shows it.
 *
 * @param ask what is reserved for one container of it; null in lists and of one that is removed
 */
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
        Instant updatedAt,
        @Nullable AskView ask) {

    static ApplicationView of(Application application) {
        return of(application, null);
    }

    static ApplicationView of(Application application, @Nullable Asked asked) {
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
                Optional.ofNullable(run.cpuMillis()).map(AskView::cores).orElse(null),
                OptionsView.of(run.options()),
                application.enabled(),
                application.revision().createdAt(),
                application.revision().updatedAt(),
                asked == null ? null : AskView.of(asked));
    }
}
