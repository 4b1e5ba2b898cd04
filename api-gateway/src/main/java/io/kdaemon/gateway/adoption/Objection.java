package io.kdaemon.gateway.adoption;

import io.kdaemon.messaging.contract.ForeignContainer;
import java.util.Optional;

/** What speaks against adopting a container at first sight. */
final class Objection {

    private static final String RUNNING = "running";

    private Objection() {}

    static Optional<String> to(ForeignContainer container) {
        if (container.cluster() != null) {
            return Optional.of("it belongs to the cluster '%s' of another kDaemon".formatted(container.cluster()));
        }
        return container.state().equals(RUNNING)
                ? Optional.empty()
                : Optional.of("it is %s, expected one that runs".formatted(container.state()));
    }
}
