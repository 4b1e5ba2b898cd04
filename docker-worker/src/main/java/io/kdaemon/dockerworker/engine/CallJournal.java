package io.kdaemon.dockerworker.engine;

import io.kdaemon.messaging.contract.EngineCall;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes down every call of one command, for the container's timeline. */
public final class CallJournal implements CallInterceptor {

    private final List<EngineCall> calls = new CopyOnWriteArrayList<>();
    private final Clock clock;

    public CallJournal(Clock clock) {
        this.clock = clock;
    }

    public List<EngineCall> calls() {
        return List.copyOf(calls);
    }

    @Override
    public <T> T around(Verb verb, String subject, Supplier<T> call) {
        String words = (verb.label() + " " + subject).strip();
        Instant at = clock.instant();
        try {
            T answer = call.get();
            write(words, at, null);
            return answer;
        } catch (EngineException e) {
            write(words, at, e.getMessage());
            throw e;
        }
    }

    private void write(String words, Instant at, @Nullable String error) {
        calls.add(
                new EngineCall(words, at, Duration.between(at, clock.instant()).toMillis(), error));
    }
}
