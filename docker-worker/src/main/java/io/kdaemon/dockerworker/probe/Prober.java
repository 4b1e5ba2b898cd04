package io.kdaemon.dockerworker.probe;

import io.kdaemon.messaging.contract.PublishedPort;
import io.kdaemon.run.HealthCheck;
import java.time.Duration;
import java.util.Optional;

/** Asks once. */
@FunctionalInterface
public interface Prober {

    /**
     * Takes hardly longer than the limit.
     *
     * @return what is wrong, for people; empty when all is well
     */
    Optional<String> ask(HealthCheck check, PublishedPort port, Duration limit) throws InterruptedException;
}
