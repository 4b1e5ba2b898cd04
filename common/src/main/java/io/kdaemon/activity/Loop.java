package io.kdaemon.activity;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Repeats a task with a pause in between for as long as the application runs. A failing task is tried again after the pause; the log has one
 * line when it begins to fail and one when it works again.
 */
public final class Loop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final Duration pause;
    private final Runnable task;
    private volatile @Nullable Run run;

    public Loop(String name, Duration pause, Runnable task) {
        this.name = name;
        this.pause = pause;
        this.task = task;
    }

    @Override
    public synchronized void start() {
        if (run == null) {
            CountDownLatch end = new CountDownLatch(1);
            run = new Run(end, Thread.ofVirtual().name("loop-" + name).start(() -> repeat(end)));
        }
    }

    /** Beside the others of its phase, so that the longest of them and not their sum is waited for. */
    @Override
    public void stop(Runnable ended) {
        Thread.ofVirtual().name("loop-" + name + "-stop").start(() -> {
            stop();
            ended.run();
        });
    }

    @Override
    public synchronized void stop() {
        Run current = run;
        if (current != null) {
            run = null;
            current.end().countDown();
            awaitEnd(current.thread());
        }
    }

    @Override
    public boolean isRunning() {
        return run != null;
    }

    private void repeat(CountDownLatch end) {
        boolean failing = false;
        do {
            failing = !succeeds(failing);
        } while (!isOver(end));
    }

    private boolean succeeds(boolean failedBefore) {
        try {
            task.run();
            if (failedBefore) {
                LOG.info("loop={} works again", name);
            }
            return true;
        } catch (RuntimeException e) {
            if (!failedBefore) {
                LOG.warn("loop={} fails, tried again every {}: {}", name, pause, e.toString());
            }
            return false;
        }
    }

    private boolean isOver(CountDownLatch end) {
        try {
            return end.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void awaitEnd(Thread thread) {
        try {
            if (!thread.join(STOP_PATIENCE)) {
                LOG.warn("loop={} did not end within {}: interrupted", name, STOP_PATIENCE);
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Run(CountDownLatch end, Thread thread) {}
}
