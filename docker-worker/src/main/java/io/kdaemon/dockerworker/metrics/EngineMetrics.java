package io.kdaemon.dockerworker.metrics;

import io.kdaemon.dockerworker.engine.CallInterceptor;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.Verb;
import io.kdaemon.metrics.EnumCounters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** How long calls to engines take, and how they end. */
public final class EngineMetrics implements CallInterceptor {

    private static final String NAME = "kdaemon.engine.calls";

    private final Map<Verb, Timer> answered = new EnumMap<>(Verb.class);
    private final MeterRegistry registry;

    public EngineMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (Verb verb : Verb.values()) {
            answered.put(verb, registry.timer(NAME, "verb", verb.label(), "outcome", "ok"));
        }
    }

    @Override
    public <T> T around(Verb verb, String subject, Supplier<T> call) {
        Timer.Sample begun = Timer.start(registry);
        try {
            T answer = call.get();
            begun.stop(Objects.requireNonNull(answered.get(verb)));
            return answer;
        } catch (EngineException e) {
            begun.stop(registry.timer(NAME, "verb", verb.label(), "outcome", EnumCounters.label(e.kind())));
            throw e;
        }
    }
}
