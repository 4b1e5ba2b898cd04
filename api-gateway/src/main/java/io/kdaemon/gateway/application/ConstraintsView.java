package io.kdaemon.gateway.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kdaemon.placement.Constraints;
import io.kdaemon.placement.LabelRule;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Constraints as the API shows them, which is also how they may be sent; what is not asked for is not there. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ConstraintsView(
        List<String> labels,
        List<String> hostnameIn,
        List<String> hostnameNotIn,
        @Nullable Boolean distinctHosts,
        List<String> sameNodeAs,
        List<String> notWith,
        @Nullable String spreadBy) {

    static ConstraintsView of(Constraints constraints) {
        return new ConstraintsView(
                constraints.labels().stream().map(LabelRule::text).toList(),
                constraints.hostnameIn(),
                constraints.hostnameNotIn(),
                constraints.distinctHosts() ? true : null,
                constraints.sameNodeAs(),
                constraints.notWith(),
                constraints.spreadBy());
    }
}
