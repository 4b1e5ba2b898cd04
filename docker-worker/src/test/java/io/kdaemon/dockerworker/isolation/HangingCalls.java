package io.kdaemon.dockerworker.isolation;

import io.kdaemon.dockerworker.engine.CallInterceptor;
import io.kdaemon.dockerworker.engine.Verb;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** An engine that accepts and never answers, until told to go on. */
public final class HangingCalls implements CallInterceptor {

    private final AtomicInteger waiting = new AtomicInteger();
    private volatile CountDownLatch released = new CountDownLatch(0);

    public void hang() {
        released = new CountDownLatch(1);
    }

    public void goOn() {
        released.countDown();
    }

    public int waiting() {
        return waiting.get();
    }

    @Override
    public <T> T around(Verb verb, String subject, Supplier<T> call) {
        waiting.incrementAndGet();
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            waiting.decrementAndGet();
        }
        return call.get();
    }
}
