package io.kdaemon.rollout;

import io.kdaemon.application.ApplicationId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which roll-outs to list.
 *
 * @param applicationId with containers of this application; null: any
 * @param states empty: any
 * @param after only ids above this one
 */
public record RolloutQuery(@Nullable ApplicationId applicationId, Set<RolloutState> states, long after, int limit) {

    public RolloutQuery {
        states = Set.copyOf(states);
    }
}
