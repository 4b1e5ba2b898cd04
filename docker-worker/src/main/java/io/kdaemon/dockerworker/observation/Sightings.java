package io.kdaemon.dockerworker.observation;

import io.kdaemon.dockerworker.engine.Endpoints;
import io.kdaemon.dockerworker.engine.EngineContainer;
import io.kdaemon.dockerworker.engine.EngineContainer.Health;
import io.kdaemon.dockerworker.engine.Ownership;
import io.kdaemon.messaging.contract.Sighting;
import io.kdaemon.messaging.contract.Sighting.Phase;
import java.util.List;

/** What an engine shows, in the words of the contract. */
final class Sightings {

    private Sightings() {}

    static Sighting of(Ownership owner, EngineContainer container, String advertisedHost) {
        return new Sighting(
                owner.containerId(),
                owner.generation(),
                phase(container),
                container.engineId(),
                Endpoints.of(container, advertisedHost),
                container.detail(),
                container.isBeingChecked(),
                container.exitCode().orElse(null));
    }

    static Sighting gone(Ownership owner) {
        return new Sighting(owner.containerId(), owner.generation(), Phase.GONE, null, List.of(), null, null, null);
    }

    private static Phase phase(EngineContainer container) {
        return switch (container.state()) {
            case RUNNING -> container.condition().health() == Health.UNHEALTHY ? Phase.UNHEALTHY : Phase.RUNNING;
            case CREATED, PAUSED, RESTARTING, REMOVING, EXITED, DEAD -> Phase.STOPPED;
        };
    }
}
