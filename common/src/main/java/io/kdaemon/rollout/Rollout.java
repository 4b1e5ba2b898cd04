package io.kdaemon.rollout;

import io.kdaemon.container.Update;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The update of many containers. Its containers are its {@link RolloutStep}s. */
public record Rollout(RolloutId id, Request request, Progress progress) {

    /**
     * What was asked for.
     *
     * @param image null: the applications'
     * @param environment beside the applications'
     * @param limit how long a new generation may take to become healthy, once it runs
     */
    public record Request(
            @Nullable String image,
            Map<String, String> environment,
            Update.Order order,
            Duration limit,
            int maxParallel,
            int maxFailures) {

        public Request {
            environment = Map.copyOf(environment);
        }
    }

    /** @param reason why it stops or has stopped before its end */
    public record Progress(
            RolloutState state,
            @Nullable String reason,
            Instant createdAt,
            @Nullable Instant finishedAt) {

        public static Progress begun(Instant now) {
            return new Progress(RolloutState.RUNNING, null, now, null);
        }
    }

    public RolloutState state() {
        return progress.state();
    }

    /** Nothing new begins from now on. */
    public Rollout ending(RolloutState state, String reason) {
        return moved(state, reason, null);
    }

    public Rollout ended(RolloutState state, Instant now) {
        return moved(state, progress.reason(), now);
    }

    private Rollout moved(RolloutState state, @Nullable String reason, @Nullable Instant finishedAt) {
        if (!state().next().contains(state)) {
            throw new IllegalArgumentException(
                    "Roll-out %s is %s, expected a state that may follow, but got %s".formatted(id, state(), state));
        }
        return new Rollout(id, request, new Progress(state, reason, progress.createdAt(), finishedAt));
    }
}
