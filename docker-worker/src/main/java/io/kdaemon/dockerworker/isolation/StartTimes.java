package io.kdaemon.dockerworker.isolation;

import io.kdaemon.dockerworker.engine.CallInterceptor;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.engine.Verb;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Measures what starts take: of all calls of a launch only they keep an engine busy. */
record StartTimes(WriteSlots slots, Clock clock) implements CallInterceptor {

    @Override
    public <T> T around(Verb verb, String subject, Supplier<T> call) {
        return verb == Verb.START ? measured(call) : call.get();
    }

    private <T> T measured(Supplier<T> call) {
        int together = slots.taken();
        Instant begun = clock.instant();
        try {
            T answer = call.get();
            slots.started(Duration.between(begun, clock.instant()), together);
            return answer;
        } catch (EngineException e) {
            // Whatever else an engine says is about the container.
            if (e.kind() == Kind.TIMEOUT) {
                slots.failed();
            }
            throw e;
        }
    }
}
