package io.kdaemon.dockerworker.engine;

import io.kdaemon.dockerworker.engine.EngineException.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes calls fail as told, and keeps a list of all calls. Failures of one verb come in the order they were set. */
public final class Failures implements CallInterceptor {

    private final Map<Verb, Deque<Failure>> planned = new EnumMap<>(Verb.class);
    private final List<Verb> calls = new ArrayList<>();

    private record Failure(Kind kind, boolean afterDoing) {}

    /** The engine says no, or does not hear. */
    public void failNext(Verb verb, Kind kind) {
        plan(verb, new Failure(kind, false));
    }

    /** The engine does it, but the answer says otherwise or gets lost. */
    public void failNextAfterDoing(Verb verb, Kind kind) {
        plan(verb, new Failure(kind, true));
    }

    public synchronized List<Verb> calls() {
        return List.copyOf(calls);
    }

    private synchronized void plan(Verb verb, Failure failure) {
        planned.computeIfAbsent(verb, _ -> new ArrayDeque<>()).add(failure);
    }

    private synchronized Optional<Failure> next(Verb verb) {
        calls.add(verb);
        return Optional.ofNullable(planned.get(verb)).map(Deque::poll);
    }

    @Override
    public <T> T around(Verb verb, String subject, Supplier<T> call) {
        Optional<Failure> failure = next(verb);
        if (failure.isEmpty()) {
            return call.get();
        }
        if (failure.get().afterDoing()) {
            call.get();
        }
        throw new EngineException(failure.get().kind(), "told to fail " + verb.label());
    }
}
