package io.kdaemon.messaging.rabbit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Runs a loop on a virtual thread for every subscription: from the start of the application, when everything is there that handlers need, to
 * its stop, which waits for work in flight within a bound.
 */
final class Consumers implements SmartLifecycle, MeterBinder {

    private final BrokerAccess broker;
    private final Duration stopTimeout;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final List<Running> running = new CopyOnWriteArrayList<>();
    private @Nullable Session session;

    private record Running(ConsumerLoop loop, Thread thread) {}

    Consumers(BrokerAccess broker, Duration stopTimeout) {
        this.broker = broker;
        this.stopTimeout = stopTimeout;
    }

    synchronized void add(Subscription subscription) {
        subscriptions.add(subscription);
        if (session != null) {
            run(subscription, session);
        }
    }

    @Override
    public synchronized void start() {
        if (session == null) {
            Session begun = Session.begin();
            session = begun;
            subscriptions.forEach(subscription -> run(subscription, begun));
        }
    }

    private void run(Subscription subscription, Session begun) {
        ConsumerLoop loop = new ConsumerLoop(subscription, begun, broker, stopTimeout);
        running.add(
                new Running(loop, Thread.ofVirtual().name(subscription.name()).start(loop)));
    }

    /** Beside the others of its phase, so that the longest of them and not their sum is waited for. */
    @Override
    public void stop(Runnable ended) {
        Thread.ofVirtual().name("consumers-stop").start(() -> {
            stop();
            ended.run();
        });
    }

    @Override
    public synchronized void stop() {
        if (session == null) {
            return;
        }
        session.stop().raise();
        running.forEach(consumer -> consumer.loop().wake());
        Deadline deadline = Deadline.in(stopTimeout);
        running.forEach(consumer -> end(consumer.thread(), deadline));
        session.threads().shutdownNow();
        running.clear();
        session = null;
    }

    /** One that is stuck in its handler is interrupted, and its channel closes with the connection. */
    private static void end(Thread thread, Deadline deadline) {
        try {
            if (!thread.join(deadline.remaining())) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Throws when nothing is received from a queue although it should be. */
    void requireAll() {
        List<String> idle = idle();
        if (!idle.isEmpty()) {
            throw new IllegalStateException("Nothing is received from " + idle);
        }
    }

    private List<String> idle() {
        return running.stream()
                .filter(consumer -> !consumer.loop().isConsuming())
                .map(consumer -> consumer.thread().getName())
                .toList();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        registry.gauge(
                "kdaemon.consumers.idle", this, consumers -> consumers.idle().size());
    }

    @Override
    public synchronized boolean isRunning() {
        return session != null;
    }
}
