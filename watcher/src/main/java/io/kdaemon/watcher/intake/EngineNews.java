package io.kdaemon.watcher.intake;

import io.kdaemon.messaging.contract.EngineView;
import io.kdaemon.messaging.contract.MessageBody.StatusEvent;
import io.kdaemon.messaging.contract.NodeObserved;
import io.kdaemon.messaging.contract.NodeUnreachable;
import io.kdaemon.node.EngineCondition;
import io.kdaemon.node.EngineCondition.Calls;
import io.kdaemon.node.EngineCondition.Trouble;
import io.kdaemon.node.EngineConditionRepository;
import io.kdaemon.node.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps what docker-workers tell of how they fare with nodes' engines. */
class EngineNews {

    private final EngineConditionRepository conditions;

    EngineNews(EngineConditionRepository conditions) {
        this.conditions = conditions;
    }

    void note(List<StatusMessage> messages) {
        conditions.put(messages.stream()
                .flatMap(message -> condition(message.event()).stream())
                .toList());
    }

    private static Optional<EngineCondition> condition(StatusEvent event) {
        return switch (event) {
            case NodeObserved observed -> condition(observed.nodeId(), observed.engine(), observed.at());
            case NodeUnreachable lost -> condition(lost.nodeId(), lost.engine(), lost.at());
            case StatusEvent _ -> Optional.empty();
        };
    }

    private static Optional<EngineCondition> condition(long nodeId, @Nullable EngineView view, Instant at) {
        return Optional.ofNullable(view)
                .map(told -> new EngineCondition(
                        new NodeId(nodeId),
                        told.worker(),
                        new Calls(told.breaker().name(), told.inFlight(), told.limit(), told.commands()),
                        trouble(told),
                        at));
    }

    private static @Nullable Trouble trouble(EngineView told) {
        String error = told.lastError();
        return error == null ? null : new Trouble(error, Objects.requireNonNull(told.lastErrorAt()));
    }
}
