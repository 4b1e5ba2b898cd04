package io.kdaemon.persistence;

import io.kdaemon.container.Update;
import io.kdaemon.rollout.Rollout;
import io.kdaemon.rollout.RolloutId;
import io.kdaemon.rollout.RolloutState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

record RolloutRow(
        long id,
        @Nullable String image,
        String environment,
        Update.Order updateOrder,
        long limitMillis,
        int maxParallel,
        int maxFailures,
        RolloutState state,
        @Nullable String reason,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    private static final TypeReference<Map<String, String>> ENVIRONMENT = new TypeReference<>() {};

    static RolloutRow of(Rollout rollout) {
        Rollout.Request request = rollout.request();
        return new RolloutRow(
                rollout.id().value(),
                request.image(),
                JsonColumn.write(request.environment()),
                request.order(),
                request.limit().toMillis(),
                request.maxParallel(),
                request.maxFailures(),
                rollout.state(),
                rollout.progress().reason(),
                rollout.progress().createdAt(),
                rollout.progress().finishedAt());
    }

    Rollout toRollout() {
        return new Rollout(
                new RolloutId(id),
                new Rollout.Request(
                        image,
                        JsonColumn.read(environment, ENVIRONMENT),
                        updateOrder,
                        Duration.ofMillis(limitMillis),
                        maxParallel,
                        maxFailures),
                new Rollout.Progress(state, reason, createdAt, finishedAt));
    }
}
