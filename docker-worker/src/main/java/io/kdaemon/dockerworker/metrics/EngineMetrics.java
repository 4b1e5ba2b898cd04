package io.kdaemon.dockerworker.metrics;

import io.kdaemon.dockerworker.engine.CallInterceptor;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.Verb;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** How long calls to engines take, and how many engines are given a rest. */
public final class EngineMetrics implements CallInterceptor {

    private final Set<String> resting = ConcurrentHashMap.newKeySet();
    private final MeterRegistry registry;

    public EngineMetrics(MeterRegistry registry) {
        this.registry = registry;
        registry.gaugeCollectionSize("kdaemon.engines.resting", Tags.empty(), resting);
    }

    public void rests(String engineUri, boolean isResting) {
        if (isResting) {
            resting.add(engineUri);
        } else {
            resting.remove(engineUri);
        }
    }

    @Override
    public <T> T around(Verb verb, String subject, Supplier<T> call) {
        Timer.Sample begun = Timer.start(registry);
        try {
            T answer = call.get();
            stop(begun, verb, "ok");
            return answer;
        } catch (EngineException e) {
            stop(begun, verb, e.kind().name().toLowerCase(Locale.ROOT));
            throw e;
        }
    }

    private void stop(Timer.Sample begun, Verb verb, String outcome) {
        begun.stop(registry.timer("kdaemon.engine.calls", "verb", verb.label(), "outcome", outcome));
    }
}
