package io.kdaemon.rollout;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.container.ContainerInstance;
import java.util.Optional;

/**
 * What a roll-out wants the containers of one application to run, as it was when the roll-out was asked for: what becomes of the application
 * meanwhile does not count.
 *
 * @param applicationVersion the application's version that it was made from
 */
public record RolloutSpecification(ApplicationId applicationId, long applicationVersion, Application.RunSpec run) {

    /** Whether there is nothing to do for a container that has been given {@code current}. */
    public boolean isHadBy(ContainerInstance container, Optional<Application.RunSpec> current) {
        return container.update().isEmpty() && current.filter(run::equals).isPresent();
    }
}
