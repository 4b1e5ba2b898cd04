package io.kdaemon.dockerworker.observation;

import io.kdaemon.dockerworker.engine.Endpoints;
import io.kdaemon.dockerworker.engine.EngineContainer;
import io.kdaemon.dockerworker.engine.EngineContainer.Health;
import io.kdaemon.dockerworker.engine.Ownership;
import io.kdaemon.dockerworker.probe.Finding;
import io.kdaemon.dockerworker.probe.Standing;
import io.kdaemon.messaging.contract.Sighting;
import io.kdaemon.messaging.contract.Sighting.Phase;
import io.kdaemon.messaging.contract.Sighting.Probe;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an engine shows, in the words of the contract. */
final class Sightings {

    private Sightings() {}

    /**
     * @param finding what came of asking it; null when it is not for us to ask
     * @param adopted whether it carries no labels of ours
     */
    static Sighting of(
            Ownership owner,
            EngineContainer container,
            String advertisedHost,
            @Nullable Finding finding,
            boolean adopted) {
        return new Sighting(
                owner.containerId(),
                owner.generation(),
                phase(container, finding),
                container.engineId(),
                Endpoints.of(container, advertisedHost),
                container.detail(),
                finding == null ? container.isBeingChecked() : isBeingChecked(finding.standing()),
                container.exitCode().orElse(null),
                finding == null ? null : new Probe(finding.standing() == Standing.UNSURE, finding.trouble()),
                adopted ? Boolean.TRUE : null);
    }

    static Sighting gone(Ownership owner) {
        return new Sighting(
                owner.containerId(), owner.generation(), Phase.GONE, null, List.of(), null, null, null, null, null);
    }

    private static Phase phase(EngineContainer container, @Nullable Finding finding) {
        return switch (container.state()) {
            case RUNNING -> isUnhealthy(container, finding) ? Phase.UNHEALTHY : Phase.RUNNING;
            case CREATED, PAUSED, RESTARTING, REMOVING, EXITED, DEAD -> Phase.STOPPED;
        };
    }

    private static boolean isUnhealthy(EngineContainer container, @Nullable Finding finding) {
        return finding == null
                ? container.condition().health() == Health.UNHEALTHY
                : finding.standing() == Standing.UNHEALTHY;
    }

    private static boolean isBeingChecked(Standing standing) {
        return switch (standing) {
            case UNSURE, CHECKING -> true;
            case HEALTHY, UNHEALTHY -> false;
        };
    }
}
