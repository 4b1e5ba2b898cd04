package io.kdaemon.messaging;

import org.springframework.context.SmartLifecycle;

/** Begins to receive messages when the application starts. The subscriber itself ends what it has begun. */
public final class Subscription implements SmartLifecycle {

    private final Runnable subscribe;
    private volatile boolean running;

    public Subscription(Runnable subscribe) {
        this.subscribe = subscribe;
    }

    @Override
    public void start() {
        subscribe.run();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
