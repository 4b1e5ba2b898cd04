package io.kdaemon.dockerworker.isolation;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import io.kdaemon.dockerworker.engine.CallInterceptor;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.engine.Verb;
import io.kdaemon.messaging.contract.EngineView;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Judges the calls to one node and, where harmless, repeats them. */
final class NodeCalls implements CallInterceptor {

    private final String name;
    private final CircuitBreaker breaker;
    private final Retry retry;
    private final SignsOfLife life;
    private final AtomicBoolean suspendedByALook = new AtomicBoolean();

    NodeCalls(String name, CircuitBreaker breaker, Retry retry, SignsOfLife life) {
        this.name = name;
        this.breaker = breaker;
        this.retry = retry;
        this.life = life;
    }

    boolean areSuspended() {
        return breaker.getState() != CircuitBreaker.State.CLOSED;
    }

    EngineView.Breaker breaker() {
        return switch (breaker.getState()) {
            case CLOSED, DISABLED, METRICS_ONLY -> EngineView.Breaker.CLOSED;
            case OPEN, FORCED_OPEN -> EngineView.Breaker.OPEN;
            case HALF_OPEN -> EngineView.Breaker.HALF_OPEN;
        };
    }

    void suspend() {
        if (!areSuspended()) {
            suspendedByALook.set(true);
            breaker.transitionToOpenState();
        }
    }

    /** Only what {@link #suspend} began: that an engine lists its containers says nothing of calls that failed by themselves. */
    void resume() {
        if (suspendedByALook.getAndSet(false)) {
            breaker.reset();
        }
    }

    /** @throws EngineException SUSPENDED when they are, and a ping could not end that */
    void requireAwake(Runnable ping) {
        if (!areSuspended()) {
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

    @Override
    public <T> T around(Verb verb, String subject, Supplier<T> call) {
        Supplier<T> judged = () -> verb.isSlowByNature() ? judged(call, false) : watched(call);
        return verb.isIdempotent() ? retry.executeSupplier(judged) : judged.get();
    }

    private <T> T watched(Supplier<T> call) {
        life.asked();
        try {
            return judged(call, true);
        } finally {
            life.ended();
        }
    }

    private <T> T judged(Supplier<T> call, boolean isQuick) {
        try {
            breaker.acquirePermission();
        } catch (CallNotPermittedException e) {
            throw suspended(e);
        }
        long begun = breaker.getCurrentTimestamp();
        try {
            T answer = call.get();
            breaker.onSuccess(isQuick ? breaker.getCurrentTimestamp() - begun : 0, breaker.getTimestampUnit());
            life.answered();
            return answer;
        } catch (EngineException e) {
            breaker.onError(0, TimeUnit.NANOSECONDS, e);
            judge(e, isQuick);
            throw e;
        }
    }

    /** What a pull or a stop does not get done in time may be another's fault. */
    private void judge(EngineException failure, boolean isQuick) {
        if (!failure.isNodeTrouble()) {
            life.answered();
        } else if (isQuick) {
            life.failed();
        }
    }

    private EngineException suspended(CallNotPermittedException cause) {
        return new EngineException(
                Kind.SUSPENDED, "calls to %s keep failing; it is given a rest".formatted(name), cause);
    }
}
