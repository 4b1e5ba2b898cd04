package io.kdaemon.dockerworker.observation;

import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.messaging.contract.NodeObserved.EngineFacts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What engines are hardly ever changes; asking costs them more than a list does. */
final class FactsCache {

    private final Map<String, Known> facts = new ConcurrentHashMap<>();
    private final Clock clock;

    private record Known(EngineFacts facts, Instant at) {}

    FactsCache(Clock clock) {
        this.clock = clock;
    }

    EngineFacts get(String engineUri, ContainerRuntime engine, Duration maxAge) {
        Instant now = clock.instant();
        Known known = facts.get(engineUri);
        if (known != null && known.at().plus(maxAge).isAfter(now)) {
            return known.facts();
        }
        EngineFacts fresh = engine.facts();
        facts.put(engineUri, new Known(fresh, now));
        return fresh;
    }

    /** It may come back as another. */
    void forget(String engineUri) {
        facts.remove(engineUri);
    }
}
