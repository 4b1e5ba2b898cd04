package io.kdaemon.dockerworker.launch;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells that a launch has begun, if it takes more than a moment: of a quick one the result is all the news there is, and a message less for
 * everybody behind. Told while the engine works, as waiting for the broker first would only add to the launch.
 */
final class LongLaunchNews implements AutoCloseable {

    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Executor LATER =
            CompletableFuture.delayedExecutor(MOMENT.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread);

    private final AtomicBoolean decided = new AtomicBoolean();
    private final CompletableFuture<Void> told;

    LongLaunchNews(Runnable report) {
        told = CompletableFuture.runAsync(
                () -> {
                    if (decided.compareAndSet(false, true)) {
                        report.run();
                    }
                },
                LATER);
    }

    /** The launch has ended: either it was told by now, and before the result, or it is not any more. */
    @Override
    public void close() {
        if (decided.compareAndSet(false, true)) {
            return;
        }
        try {
            told.join();
        } catch (CompletionException lost) {
            // The result needs the same broker: it decides what happens.
            return;
        }
    }
}
