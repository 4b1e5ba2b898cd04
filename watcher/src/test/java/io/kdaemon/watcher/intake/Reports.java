package io.kdaemon.watcher.intake;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.messaging.contract.EngineCall;
import io.kdaemon.messaging.contract.NodeObserved;
import io.kdaemon.messaging.contract.NodeObserved.EngineFacts;
import io.kdaemon.messaging.contract.PublishedPort;
import io.kdaemon.messaging.contract.ReportOrigin;
import io.kdaemon.messaging.contract.Sighting;
import io.kdaemon.messaging.contract.Sighting.Phase;
import io.kdaemon.node.Node;
import io.kdaemon.testing.MutableClock;
import java.util.List;

/** What docker-workers report in tests. */
final class Reports {

    static final EngineFacts FACTS = new EngineFacts("28.5.2", "1.51", 4, 8L << 30, "overlay2", "Debian GNU/Linux 12");
    static final List<PublishedPort> PORTS = List.of(new PublishedPort(80, "tcp", "10.0.0.1", 32768));
    static final EngineCall FAILED_CALL = new EngineCall("start", MutableClock.NOW, 12, "500: no space left on device");

    private Reports() {}

    static ReportOrigin origin(ContainerInstance container) {
        long jobId = container.jobId().map(id -> id.value()).orElse(0L);
        return new ReportOrigin(container.id().value(), container.generation(), 1, jobId, MutableClock.NOW);
    }

    static NodeObserved observed(Node node, Sighting... sightings) {
        return new NodeObserved(node.id().value(), MutableClock.NOW, FACTS, List.of(sightings), null);
    }

    static Sighting sighting(ContainerInstance container, Phase phase) {
        return sighting(container.id().value(), container.generation(), phase);
    }

    static Sighting sighting(long containerId, int generation, Phase phase) {
        return new Sighting(
                containerId,
                generation,
                phase,
                "engine-" + containerId,
                PORTS,
                "exit code 137",
                null,
                phase == Phase.STOPPED ? 137 : null,
                null,
                null);
    }

    /** As of what docker-workers were told is ours. */
    static Sighting adopted(ContainerInstance container, Phase phase) {
        Sighting seen = sighting(container, phase);
        return new Sighting(
                seen.containerId(),
                seen.generation(),
                phase,
                seen.engineContainerId(),
                seen.ports(),
                seen.detail(),
                null,
                seen.exitCode(),
                null,
                true);
    }
}
