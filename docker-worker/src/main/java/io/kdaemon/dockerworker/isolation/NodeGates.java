package io.kdaemon.dockerworker.isolation;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The gate of each node, by its engine's address. */
public final class NodeGates {

    private static final int TRIES = 2;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
    private static final int ALL_SLOW_PERCENT = 100;

    private final Map<String, NodeGate> gates = new ConcurrentHashMap<>();
    private final IsolationSettings settings;
    private final Clock clock;
    private final CircuitBreakerConfig breakerConfig;
    // A pooled connection whose engine was restarted breaks on its next use: the second try gets a fresh one.
    private final RetryConfig retryConfig = RetryConfig.custom()
            .maxAttempts(TRIES)
            .waitDuration(BETWEEN_TRIES)
            .retryOnException(e -> e instanceof EngineException failure && failure.kind() == Kind.CONNECTION_LOST)
            .build();

    public NodeGates(IsolationSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.breakerConfig = breakerConfig(settings.breaker());
    }

    public NodeGate at(String engineUri) {
        return gates.computeIfAbsent(engineUri, this::gate);
    }

    /** Those of all nodes this worker has had to do with. */
    public Stream<NodeGate> stream() {
        return gates.values().stream();
    }

    private NodeGate gate(String engineUri) {
        CircuitBreaker breaker = CircuitBreaker.of(engineUri, breakerConfig);
        SignsOfLife life = new SignsOfLife(clock);
        NodeCalls calls = new NodeCalls(engineUri, breaker, Retry.of(engineUri, retryConfig), life);
        return new NodeGate(engineUri, settings, life, calls, clock);
    }

    private static CircuitBreakerConfig breakerConfig(IsolationSettings.Breaker settings) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(settings.window())
                .minimumNumberOfCalls(settings.minimumCalls())
                .slowCallDurationThreshold(settings.slowCall())
                .slowCallRateThreshold(ALL_SLOW_PERCENT)
                .waitDurationInOpenState(settings.rest())
                .permittedNumberOfCallsInHalfOpenState(1)
                .recordException(e -> e instanceof EngineException failure && failure.isNodeTrouble())
                .build();
    }
}
