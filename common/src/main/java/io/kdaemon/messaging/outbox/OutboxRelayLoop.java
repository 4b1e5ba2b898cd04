package io.kdaemon.messaging.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the relay on a thread of its own: what is handed over goes at once, the table is looked through every interval. While the broker or the
 * database is away it rests, longer each time up to a bound. It stops after all that sends, and sends what these left.
 */
final class OutboxRelayLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelayLoop.class);
    private static final Duration FIRST_REST = Duration.ofMillis(500);
    private static final Duration LONGEST_REST = Duration.ofSeconds(5);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(6);

    /** Consumers and the web server stop in later phases, and thereby earlier. */
    private static final int PHASE = DEFAULT_PHASE - 4096;

    private final OutboxRelay relay;
    private final Handover handover;
    private final OutboxProperties properties;
    private final Clock clock;
    private @Nullable Run run;

    OutboxRelayLoop(OutboxRelay relay, Handover handover, OutboxProperties properties, Clock clock) {
        this.relay = relay;
        this.handover = handover;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public synchronized void start() {
        if (run == null) {
            run = new Run();
            run.thread.start();
        }
    }

    @Override
    public synchronized void stop() {
        if (run != null) {
            run.end();
            run = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return run != null;
    }

    /** From a start to a stop. */
    private final class Run implements Runnable {

        private final Thread thread = Thread.ofVirtual().name("outbox-relay").unstarted(this);
        private final CountDownLatch stopped = new CountDownLatch(1);
        private Instant nextPoll = clock.instant();
        private Duration rest = FIRST_REST;

        @Override
        public void run() {
            try {
                while (stopped.getCount() > 0) {
                    if (relayOnce()) {
                        rest = FIRST_REST;
                    } else {
                        stopped.await(rest.toNanos(), TimeUnit.NANOSECONDS);
                        rest = longer(rest);
                    }
                }
                sendTheRest();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Returns whether all went well. */
        private boolean relayOnce() throws InterruptedException {
            try {
                Progress handedOver = relay.sendHandedOver(Duration.between(clock.instant(), nextPoll));
                return handedOver.isComplete() && (clock.instant().isBefore(nextPoll) || poll());
            } catch (RuntimeException e) {
                log.warn("Expected the relay to send and forget messages (will try again): {}", e.toString());
                return false;
            }
        }

        /** A full batch may not be the last one, so the next look follows at once. */
        private boolean poll() {
            Progress leftBehind = relay.sendLeftBehind();
            boolean full = leftBehind.found() == properties.batchSize();
            nextPoll = clock.instant().plus(full ? Duration.ZERO : properties.pollInterval());
            return leftBehind.isComplete();
        }

        private void sendTheRest() throws InterruptedException {
            Progress progress;
            do {
                progress = relay.sendHandedOver(Duration.ZERO);
            } while (progress.found() > 0 && progress.isComplete());
        }

        private void end() {
            stopped.countDown();
            handover.wake();
            try {
                if (!thread.join(STOP_TIMEOUT)) {
                    thread.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Duration longer(Duration rest) {
        Duration doubled = rest.multipliedBy(2);
        return doubled.compareTo(LONGEST_REST) < 0 ? doubled : LONGEST_REST;
    }
}
