package io.kdaemon.gateway.housekeeping;

import io.kdaemon.idempotency.IdempotencyRepository;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/** Runs the chores, each at its own pace. One that fails is tried again the next time. */
final class Housekeeping implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration KEY_RETENTION = Duration.ofHours(24);
    private static final Duration KEY_PACE = Duration.ofMinutes(10);

    private final RemovalCompletion removals;
    private final IdempotencyRepository keys;
    private final Duration removalPace;
    private final Clock clock;
    private @Nullable SimpleAsyncTaskScheduler scheduler;

    Housekeeping(RemovalCompletion removals, IdempotencyRepository keys, Duration removalPace, Clock clock) {
        this.removals = removals;
        this.keys = keys;
        this.removalPace = removalPace;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        if (scheduler == null) {
            scheduler = new SimpleAsyncTaskScheduler();
            scheduler.setVirtualThreads(true);
            scheduler.setThreadNamePrefix("gateway-housekeeping-");
            scheduler.scheduleWithFixedDelay(() -> attempt("end removals", removals::completeAll), removalPace);
            scheduler.scheduleWithFixedDelay(() -> attempt("forget idempotency keys", this::forgetKeys), KEY_PACE);
        }
    }

    @Override
    public synchronized void stop() {
        if (scheduler != null) {
            scheduler.close();
            scheduler = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return scheduler != null;
    }

    private void forgetKeys() {
        keys.purgeBefore(clock.instant().minus(KEY_RETENTION));
    }

    private static void attempt(String chore, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.debug("Expected to {}, but (will try again): {}", chore, e.toString());
        }
    }
}
