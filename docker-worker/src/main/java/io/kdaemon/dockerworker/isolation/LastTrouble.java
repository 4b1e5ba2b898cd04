package io.kdaemon.dockerworker.isolation;

import io.kdaemon.dockerworker.engine.CallInterceptor;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.engine.Verb;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Remembers the latest failure that was not about what was asked for. */
final class LastTrouble implements CallInterceptor {

    private final Clock clock;
    private volatile @Nullable Trouble latest;

    /** @param error in the engine's or the network's own words */
    record Trouble(String error, Instant at) {}

    LastTrouble(Clock clock) {
        this.clock = clock;
    }

    Optional<Trouble> latest() {
        return Optional.ofNullable(latest);
    }

    @Override
    public <T> T around(Verb verb, String subject, Supplier<T> call) {
        try {
            return call.get();
        } catch (EngineException e) {
            if (e.isNodeTrouble() || e.kind() == Kind.SERVER_ERROR) {
                latest = new Trouble(verb.label() + ": " + e.getMessage(), clock.instant());
            }
            throw e;
        }
    }
}
