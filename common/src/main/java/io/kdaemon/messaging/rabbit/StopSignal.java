package io.kdaemon.messaging.rabbit;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Raised once, when consuming shall end; every pause ends with it. */
final class StopSignal {

    private final CountDownLatch raised = new CountDownLatch(1);

    void raise() {
        raised.countDown();
    }

    boolean isRaised() {
        return raised.getCount() == 0;
    }

    void pause(Duration atMost) throws InterruptedException {
        raised.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }
}
