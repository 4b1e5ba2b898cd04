package io.kdaemon.gateway.server;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;

/**
 * Between the moment a stopping gateway says that it is not ready any more and the moment it stops to serve: load balancers that ask it now and
 * then need that time to notice, and what they still send is answered.
 */
final class Drain implements ApplicationListener<ContextClosedEvent>, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final Duration duration;

    Drain(Duration duration) {
        this.duration = duration;
    }

    /** Before anybody else hears of the end. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        if (duration.isPositive()) {
            LOG.info("stopping: not ready any more, serving for another {}", duration);
            rest();
        }
    }

    private void rest() {
        try {
            interrupted.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
