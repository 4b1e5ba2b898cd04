package io.kdaemon.persistence;

import io.kdaemon.node.EngineCondition;
import io.kdaemon.node.EngineCondition.Calls;
import io.kdaemon.node.EngineCondition.Trouble;
import io.kdaemon.node.NodeId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

record EngineConditionRow(
        long nodeId,
        String worker,
        String breaker,
        int inFlight,
        int callsMost,
        int commands,
        @Nullable String error,
        @Nullable Instant errorAt,
        Instant toldAt) {

    static EngineConditionRow of(EngineCondition condition) {
        Calls calls = condition.calls();
        Trouble trouble = condition.trouble();
        return new EngineConditionRow(
                condition.nodeId().value(),
                condition.worker(),
                calls.breaker(),
                calls.inFlight(),
                calls.limit(),
                calls.commands(),
                trouble == null ? null : trouble.error(),
                trouble == null ? null : trouble.at(),
                condition.toldAt());
    }

    EngineCondition condition() {
        return new EngineCondition(
                new NodeId(nodeId),
                worker,
                new Calls(breaker, inFlight, callsMost, commands),
                error == null ? null : new Trouble(error, Objects.requireNonNull(errorAt)),
                toldAt);
    }
}
