package io.kdaemon.gateway.node;

import io.kdaemon.node.EngineCondition;
import io.kdaemon.node.EngineCondition.Calls;
import io.kdaemon.node.EngineCondition.Trouble;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * How one docker-worker fared with a node's engine when it last told.
 *
 * @param inFlight launches and removals that made the engine work
 * @param limit how many of them users' commands might have at a time, and repairs' as many
 * @param commands at work or waiting
 */
@JsonNaming(SnakeCaseStrategy.class)
record EngineView(
        String worker,
        String breaker,
        int inFlight,
        int limit,
        int commands,
        @Nullable String lastError,
        @Nullable Instant lastErrorAt,
        Instant toldAt) {

    static EngineView of(EngineCondition condition) {
        Calls calls = condition.calls();
        Optional<Trouble> trouble = Optional.ofNullable(condition.trouble());
        return new EngineView(
                condition.worker(),
                calls.breaker(),
                calls.inFlight(),
                calls.limit(),
                calls.commands(),
                trouble.map(Trouble::error).orElse(null),
                trouble.map(Trouble::at).orElse(null),
                condition.toldAt());
    }
}
