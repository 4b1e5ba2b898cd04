package io.kdaemon.dockerworker.isolation;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import io.kdaemon.dockerworker.engine.CallInterceptor;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.engine.Verb;
import io.kdaemon.messaging.RetryLaterException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What one node may hold of this worker, and whether it is worth calling. As an interceptor it judges and, where harmless, repeats calls. */
public final class NodeGate implements CallInterceptor {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final String name;
    private final Map<Lane, Bulkhead> rooms = new EnumMap<>(Lane.class);
    private final Map<Lane, Bulkhead> writes = new EnumMap<>(Lane.class);
    private final CircuitBreaker breaker;
    private final Retry retry;

    NodeGate(String name, IsolationSettings.Room room, CircuitBreaker breaker, Retry retry) {
        this.name = name;
        this.breaker = breaker;
        this.retry = retry;
        for (Lane lane : Lane.values()) {
            rooms.put(lane, bulkhead("commands-" + name, room.commands(lane), Duration.ZERO));
            writes.put(lane, bulkhead("writes-" + name, room.writes(), room.writeWait()));
        }
    }

    private static Bulkhead bulkhead(String name, int calls, Duration wait) {
        return Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(calls)
                        .maxWaitDuration(wait)
                        .build());
    }

    /** The address of its engine. */
    public String name() {
        return name;
    }

    /** Whether calls to it are held back because they kept failing. */
    public boolean isResting() {
        return breaker.getState() != CircuitBreaker.State.CLOSED;
    }

    /** At work or waiting, of users and of repairs. */
    public int commands() {
        return rooms.values().stream()
                .map(Bulkhead::getMetrics)
                .mapToInt(NodeGate::taken)
                .sum();
    }

    private static int taken(Bulkhead.Metrics room) {
        return room.getMaxAllowedConcurrentCalls() - room.getAvailableConcurrentCalls();
    }

    /**
     * Runs one command.
     *
     * @throws RetryLaterException when this node holds as many commands as it may
     */
    public void admit(Lane lane, Runnable command) {
        Bulkhead room = room(rooms, lane);
        if (!room.tryAcquirePermission()) {
            throw new RetryLaterException("%s: enough commands wait for this node".formatted(name), SOON);
        }
        try {
            command.run();
        } finally {
            room.onComplete();
        }
    }

    /**
     * Runs the part of a command that makes the engine work hard. A whole launch passes once: were each of its calls to queue, every container
     * would be created before the first one is started.
     */
    public <T> T write(Lane lane, Supplier<T> work) {
        try {
            return room(writes, lane).executeSupplier(work);
        } catch (BulkheadFullException e) {
            throw new RetryLaterException("%s: the engine is busy".formatted(name), SOON);
        }
    }

    /**
     * Makes sure that the node is worth calling; after a rest one ping decides.
     *
     * @param ping past this gate
     * @throws EngineException SUSPENDED when calls to it keep failing
     */
    public void requireAwake(Runnable ping) {
        if (breaker.getState() == CircuitBreaker.State.CLOSED) {
            return;
        }
        try {
            breaker.executeRunnable(ping);
        } catch (CallNotPermittedException e) {
            throw suspended(e);
        } catch (EngineException e) {
            throw new EngineException(
                    Kind.SUSPENDED, "%s still does not answer: %s".formatted(name, e.getMessage()), e);
        }
    }

    /** Gives the engine a rest: somebody found that it does not answer. */
    public void rest() {
        if (breaker.getState() == CircuitBreaker.State.CLOSED) {
            breaker.transitionToOpenState();
        }
    }

    @Override
    public <T> T around(Verb verb, String subject, Supplier<T> call) {
        Supplier<T> judged = () -> judged(verb, call);
        return verb.isIdempotent() ? retry.executeSupplier(judged) : judged.get();
    }

    private <T> T judged(Verb verb, Supplier<T> call) {
        try {
            breaker.acquirePermission();
        } catch (CallNotPermittedException e) {
            throw suspended(e);
        }
        long begun = breaker.getCurrentTimestamp();
        try {
            T answer = call.get();
            breaker.onSuccess(
                    verb.isSlowByNature() ? 0 : breaker.getCurrentTimestamp() - begun, breaker.getTimestampUnit());
            return answer;
        } catch (EngineException e) {
            breaker.onError(0, TimeUnit.NANOSECONDS, e);
            throw e;
        }
    }

    private EngineException suspended(CallNotPermittedException cause) {
        return new EngineException(
                Kind.SUSPENDED, "calls to %s keep failing; it is given a rest".formatted(name), cause);
    }

    private static Bulkhead room(Map<Lane, Bulkhead> rooms, Lane lane) {
        return Objects.requireNonNull(rooms.get(lane));
    }
}
