package io.kdaemon.testing;

import io.kdaemon.application.Application;
import io.kdaemon.container.Update;
import io.kdaemon.rollout.Rollout;
import io.kdaemon.rollout.RolloutId;
import io.kdaemon.rollout.RolloutSpecification;
import java.time.Duration;
import java.util.Map;

/** Roll-outs of tests. */
public final class RolloutFixtures {

    private static final RolloutId NEW = new RolloutId(0);

    private RolloutFixtures() {}

    public static Rollout aRollout() {
        return aRollout(1, 0);
    }

    public static Rollout aRollout(int maxParallel, int maxFailures) {
        Rollout.Request request = new Rollout.Request(
                "ghost:6",
                Map.of("MOTTO", "ready, 🐳"),
                Update.Order.AUTOMATIC,
                Duration.ofSeconds(20),
                maxParallel,
                maxFailures);
        return new Rollout(NEW, request, Rollout.Progress.begun(MutableClock.NOW));
    }

    /** What {@link #aRollout()} wants of the application's containers. */
    public static RolloutSpecification wanted(Application application) {
        Rollout.Request request = aRollout().request();
        return new RolloutSpecification(
                application.id(),
                application.revision().version(),
                application.run().with("ghost:6", request.environment()));
    }
}
